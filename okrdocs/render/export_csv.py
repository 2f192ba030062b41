"""okrs.csv: one row an object, for spreadsheets."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from okrdocs.render.export import Export, Item

COLUMNS = (
    *("kind", "id", "title", "status", "period", "period_start", "period_end", "owner", "contributors"),
    *("level", "commitment", "tags", "objective", "leads_to", "supports", "health", "progress", "expected"),
    *("delivery", "confidence", "last_checkin", "due", "shipped", "metric", "unit", "baseline", "current"),
    *("target", "weight", "grade", "confidential", "url"),
)
"""Names of the columns, in order. New ones are added at the end, so that formulas keep pointing at theirs."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export_csv(data: Export) -> str:
    """Return a table (RFC 4180) of all objects: objectives, then outcomes, then outputs.

    Shares go from 0 to 1, dates read 2026-12-15, several ids or names stand in one cell with `; ` between.
    """
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    for item in (*data.objectives, *data.outcomes, *data.outputs):
        row = _row(item)
        writer.writerow([_cell(row.get(column)) for column in COLUMNS])
    return table.getvalue()


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
