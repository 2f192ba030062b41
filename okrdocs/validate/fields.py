"""Typed reading of one mapping of a checked block. What cannot be used reads as absent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.parse.nodes import Scalar
from okrdocs.validate.record import Record
from okrdocs.validate.source import RecordSource
from okrdocs.validate.values import read_date, read_limit, read_number, read_range, read_share

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import KeysView

    from okrdocs.model import Maintain, Source


class Fields:
    """The fields of one mapping, by canonical names.

    Every reader returns None (or an empty tuple) for a field that is absent, has no value, or failed the
    checks; the latter are named in `invalid`. Of a list, the items that can be used are returned even where
    others failed.
    """

    __slots__ = ("_record", "source")

    def __init__(self, record: Record) -> None:
        self._record = record
        self.source: Source = RecordSource(record)
        """Where each field stands."""

    @property
    def invalid(self) -> frozenset[str]:
        """Canonical names of fields that were written but not usable."""
        return self._record.failed

    @property
    def draft(self) -> bool:
        """Tell whether its own status, or that of what it stands in, is `draft`."""
        return self._record.draft

    def names(self) -> KeysView[str]:
        """Return the names of the fields that are written with a value, usable or not."""
        return self._record.present.keys()

    def has(self, name: str) -> bool:
        """Tell whether `name` is written with a value, usable or not."""
        return name in self._record.present

    def _typed_in(self, name: str) -> str | None:
        """Return the text of a single value that passed."""
        node = self._record.value(name)
        return (node.text.strip() or None) if isinstance(node, Scalar) else None

    def text(self, name: str) -> str | None:
        """Return a text as typed, stripped (a number or a `no` stays what the author wrote)."""
        return self._typed_in(name)

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts; a single text counts as a list of one."""
        return tuple(item.text.strip() for item in self._record.usable(name) if isinstance(item, Scalar))

    def number(self, name: str) -> float | None:
        """Return a number: `4000`, `4_000`, `20%` (20.0), `1.2M` (1200000.0)."""
        text = self._typed_in(name)
        return None if text is None else read_number(text)

    def is_percent(self, name: str) -> bool:
        """Tell whether the number is written with `%`."""
        return (self._typed_in(name) or "").endswith("%")

    def share(self, name: str) -> float | None:
        """Return a share 0…1, written `0.6` or `60%`."""
        text = self._typed_in(name)
        return None if text is None else read_share(text)

    def whole(self, name: str) -> int | None:
        """Return a whole number."""
        number = self.number(name)
        return None if number is None else int(number)

    def date(self, name: str) -> dt.date | None:
        """Return a date."""
        text = self._typed_in(name)
        return None if text is None else read_date(text)

    def flag(self, name: str) -> bool:
        """Return a yes or no; False where absent."""
        return (self._typed_in(name) or "").lower() == "true"

    def band(self, name: str) -> Maintain | None:
        """Return the band written as a limit (`">= 99.9"`) or as its two ends (`[4.2, 5]`)."""
        if name in self._record.lists:
            ends = self.texts(name)
            return read_range(*ends) if len(ends) == 2 else None
        text = self._typed_in(name)
        return None if text is None else read_limit(text)

    def items(self, name: str) -> tuple[Fields, ...]:
        """Return the mappings in a list; list items that could not be used at all are left out."""
        return tuple(Fields(item) for item in self._record.usable(name) if isinstance(item, Record))
