"""The rows of okrs.csv: one an object, for spreadsheets."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

COLUMNS = (
    *("kind", "id", "title", "status", "period", "period_start", "period_end", "owner", "contributors"),
    *("level", "commitment", "tags", "objective", "leads_to", "supports", "health", "progress", "expected"),
    *("delivery", "confidence", "last_checkin", "due", "shipped", "metric", "unit", "baseline", "current"),
    *("target", "weight", "grade", "confidential", "url"),
)
"""Names of the columns, in order. New ones are added at the end, so that formulas keep pointing at theirs."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


Item = dict[str, object]
"""An object as values that JSON knows."""


def csv_head() -> str:
    """Return the line with the names of the columns."""
    return _line(COLUMNS)


def csv_row(item: Item) -> str:
    """Return the line of an object.

    Shares go from 0 to 1, dates read 2026-12-15, several ids or names stand in one cell with `; ` between.
    """
    row = _row(item)
    return _line([_cell(row.get(column)) for column in COLUMNS])


def _line(cells: Iterable[object]) -> str:
    line = io.StringIO(newline="")
    csv.writer(line).writerow(cells)
    return line.getvalue()


def _row(item: Item) -> Item:
    """Return an item with its nested values under the names of columns."""
    delivery = item.get("delivery")
    return {
        **item,
        "objective": item.get("objective", item.get("measures")),
        "delivery": delivery["share"] if isinstance(delivery, dict) else None,
    }


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        value = "; ".join(map(str, value))
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"  # or a spreadsheet would take what anybody wrote for a formula, and run it
    return value
