"""Numbers such as `4.000` whose author may mean thousands: a point stands before decimals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.validate.values import read_number

if TYPE_CHECKING:
    from okrdocs.model import Outcome

_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")


class Grouped(NamedTuple):
    """A number that looks as if it had a point between its thousands."""

    field: str
    written: str
    meant: str
    """Its digits alone."""

    @property
    def help(self) -> str:
        """Say what to write instead."""
        return f"Write `{self.field}: {self.meant}` if that is meant: a point stands before decimals."


def grouped_number(outcome: Outcome) -> Grouped | None:
    """Return the baseline or target of `outcome` that is written like `4.000`; the other has no point."""
    written = outcome.source.written
    baseline, target = written("baseline") or "", written("target") or ""
    if ("." in baseline) == ("." in target):
        return None
    field, text, other = ("baseline", baseline, target) if "." in baseline else ("target", target, baseline)
    text = text.strip()
    if _GROUPED.fullmatch(text) and read_number(other.strip()) is not None:
        return Grouped(field, text, text.replace(".", ""))
    return None
