"""Typed reading of one mapping of a checked block. What cannot be used reads as absent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.validate.source import RecordSource
from okrdocs.validate.values import read_date, read_limit, read_number, read_range, read_share

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import KeysView, Mapping

    from okrdocs.model import Maintain, Source
    from okrdocs.validate.places import Keys
    from okrdocs.validate.source import Origin

Value = str | list[str] | list["Fields"] | None
"""A text as typed, stripped; the usable items of a list; or None for what is not usable."""

_NONE: frozenset[str] = frozenset()


class Fields:
    """The fields of one mapping, by canonical names.

    Every reader returns None (or an empty tuple) for a field that is absent, has no value, or failed the
    checks; the latter are named in `invalid`. Of a list, the items that can be used are returned even where
    others failed.
    """

    __slots__ = ("_at", "_origin", "_plain", "_values", "draft", "invalid")

    def __init__(
        self,
        values: Mapping[str, Value],
        origin: Origin,
        at: Keys = (),
        *,
        invalid: frozenset[str] = _NONE,
        draft: bool = False,
        plain: bool = False,
    ) -> None:
        """Hold the fields of the mapping `at` a place of a block; `plain`: all of them, as they are typed."""
        self._values = values
        self._origin = origin
        self._at = at
        self._plain = plain
        self.invalid = invalid
        """Canonical names of fields that were written but not usable."""
        self.draft = draft
        """Its own status, or that of what it stands in, is `draft`."""

    @property
    def source(self) -> Source:
        """Where each field stands."""
        return RecordSource(self._origin, self._at, self if self._plain else None)

    def typed_at(self, keys: Keys) -> str | None:
        """Return the single value at `keys` as typed; see `okrdocs.model.Source`."""
        value = self._values.get(str(keys[0])) if keys else None
        if len(keys) < 2:
            return value if isinstance(value, str) else None
        items = [value] if isinstance(value, str) else value or ()
        index = keys[1]
        item = items[index] if isinstance(index, int) and index < len(items) else None
        if isinstance(item, Fields):
            return item.typed_at(keys[2:])
        return item if len(keys) == 2 else None

    def names(self) -> KeysView[str]:
        """Return the names of the fields that are written with a value, usable or not."""
        return self._values.keys()

    def has(self, name: str) -> bool:
        """Tell whether `name` is written with a value, usable or not."""
        return name in self._values

    def text(self, name: str) -> str | None:
        """Return a text as typed, stripped (a number or a `no` stays what the author wrote)."""
        value = self._values.get(name)
        return value if isinstance(value, str) else None

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts; a single text counts as a list of one."""
        value = self._values.get(name)
        if not value:
            return ()
        return (value,) if isinstance(value, str) else tuple([one for one in value if isinstance(one, str)])

    def number(self, name: str) -> float | None:
        """Return a number: `4000`, `4_000`, `20%` (20.0), `1.2M` (1200000.0)."""
        value = self._values.get(name)
        return read_number(value) if isinstance(value, str) else None

    def is_percent(self, name: str) -> bool:
        """Tell whether the number is written with `%`."""
        return (self.text(name) or "").endswith("%")

    def share(self, name: str) -> float | None:
        """Return a share 0…1, written `0.6` or `60%`."""
        value = self._values.get(name)
        return read_share(value) if isinstance(value, str) else None

    def whole(self, name: str) -> int | None:
        """Return a whole number."""
        number = self.number(name)
        return None if number is None else int(number)

    def date(self, name: str) -> dt.date | None:
        """Return a date."""
        value = self._values.get(name)
        return read_date(value) if isinstance(value, str) else None

    def flag(self, name: str) -> bool:
        """Return a yes or no; False where absent."""
        return (self.text(name) or "").lower() == "true"

    def band(self, name: str) -> Maintain | None:
        """Return the band written as a limit (`">= 99.9"`) or as its two ends (`[4.2, 5]`)."""
        text = self.text(name)
        if text is not None:
            return read_limit(text)
        ends = self.texts(name)
        return read_range(*ends) if len(ends) == 2 else None

    def items(self, name: str) -> tuple[Fields, ...]:
        """Return the mappings in a list; list items that could not be used at all are left out."""
        return tuple([item for item in self._values.get(name) or () if isinstance(item, Fields)])
