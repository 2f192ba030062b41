"""Texts, numbers and dates in the language of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from okrdocs.plan.sums import points as whole_points
from okrdocs.render import format as plain
from okrdocs.render.catalogue import Catalogue, filled, load_catalogue, pieces_of
from okrdocs.render.terms import Terms

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from okrdocs.model import Period


class Speech(Terms):
    """Speaks by a catalogue, with the team's own words for objectives, outcomes and outputs.

    A template reads a message by its key: `words.baseline`; one that needs values through `words.say`.
    """

    def __init__(self, catalogue: Catalogue | None = None, own: Mapping[str, str] | None = None) -> None:
        self.catalogue = catalogue or load_catalogue("en")
        super().__init__(self.catalogue, own or {})
        self._names = self.placeholders()
        self._messages: dict[tuple[str, str], list[str]] = {}
        self._days: dict[tuple[dt.date, str], str] = {}
        self._percents: dict[int, str] = {}
        self._separators = str.maketrans(
            {
                ".": self.catalogue.message("decimal"),
                plain.NARROW: self.catalogue.message("thousands"),
                plain.MINUS: self.catalogue.message("minus"),
            }
        )

    @property
    def language(self) -> str:
        """The language as HTML's `lang` names it."""
        return self.catalogue.language

    def __getitem__(self, key: str) -> str:
        """Return the message of a key, as templates ask for it; what isn't there is a KeyError."""
        return self.say(key)

    def say(self, key: str, **values: object) -> str:
        """Return the message of a key, filled with `values`; the number `n` chooses the plural form."""
        pieces = self._pieces(key, values)
        return pieces[0] if len(pieces) == 1 else "".join(self._filled(pieces, values))

    def around(self, key: str, hole: str, **values: object) -> tuple[str, str]:
        """Return a message as what stands before and behind the placeholder `hole`.

        For what isn't text: names that are links, numbers in bold. A message without it stands before.
        """
        pieces = self._pieces(key, values)
        said, names = self._filled(pieces, {**values, hole: ""}), pieces[1::2]
        place = 2 * names.index(hole) + 1 if hole in names else len(said)
        return "".join(said[:place]), "".join(said[place:])

    def listed(self, items: Sequence[str]) -> str:
        """Return `A, B and C`."""
        head = [*items[:-2], self.say("list_and").join(items[-2:])]
        return self.say("list_comma").join(head)

    def joined(self, items: Iterable[str]) -> str:
        """Return `A, B`, without those that are empty."""
        return self.say("list_comma").join(filter(None, items))

    def _filled(self, pieces: Sequence[str], values: Mapping[str, object]) -> list[str]:
        said = list(pieces)
        said[1::2] = [self._shown(values[name]) for name in pieces[1::2]]
        return said

    def _pieces(self, key: str, values: Mapping[str, object]) -> list[str]:
        """Return a message cut at its placeholders: text, name, text, …; the terms are in their place."""
        n = values.get("n")
        form = self.catalogue.form(n) if isinstance(n, int | float) else ""
        if (key, form) not in self._messages:
            self._messages[key, form] = pieces_of(self.catalogue.message(key, form), self._names)
        return self._messages[key, form]

    def _shown(self, value: object) -> str:
        return value if isinstance(value, str) else self.number(value) if _is_number(value) else str(value)

    # Numbers

    def number(self, value: float, decimals: int | None = None) -> str:
        """Return a number with its separators, such as `3 220` or `−0.5`; see `format.number`."""
        return plain.number(value, decimals).translate(self._separators)

    def signed(self, value: float, decimals: int | None = None) -> str:
        """Return a change with its sign, such as `+12` or `−260`."""
        return plain.signed(value, decimals).translate(self._separators)

    def share(self, value: float) -> str:
        """Return a confidence or grade on the scale 0–1, such as `0.7`."""
        return plain.share(value).translate(self._separators)

    def percent(self, share: float) -> str:
        """Return a share as whole percent, such as `52 %`. What is not quite whole never reads `100 %`."""
        points = whole_points(share)
        if points not in self._percents:
            self._percents[points] = self.in_percent(self.number(points))
        return self._percents[points]

    def in_percent(self, number: str) -> str:
        """Return a number that is one of percent, such as `99.5 %`."""
        return filled(self.catalogue.message("percent"), {"number": number})

    def points(self, distance: float) -> str:
        """Return the distance of two shares, such as `45 points`."""
        return self.say("gap_points", n=abs(whole_points(distance)))

    # Dates

    def day(self, date: dt.date, as_of: dt.date) -> str:
        """Return `6 Nov`, with the year only where it isn't that of `as_of`."""
        return self._dated(date, "day" if date.year == as_of.year else "full_day")

    def full_day(self, date: dt.date) -> str:
        """Return `6 Nov 2026`, for tables of record."""
        return self._dated(date, "full_day")

    def month(self, date: dt.date, *, year: bool = False) -> str:
        """Return `Nov`, or `Nov 2026`."""
        return self._dated(date, "month_year" if year else "month")

    def day_range(self, start: dt.date, end: dt.date) -> str:
        """Return `1 Oct – 31 Dec 2026`; the first year only where the two differ."""
        values = {"start": self.day(start, end), "end": self.full_day(end)}
        return filled(self.catalogue.message("day_range"), values)

    def period_label(self, period: Period, label: str | None = None) -> str:
        """Return a period's name; an ISO interval reads as `28 Sep – 20 Dec 2026`."""
        label = label or period.label
        return self.day_range(period.start, period.end) if "/" in label else label

    def _dated(self, date: dt.date, key: str) -> str:
        if (date, key) not in self._days:
            from babel.dates import format_date

            pattern = self.catalogue.message(key)
            self._days[date, key] = format_date(date, pattern, self.catalogue.locale)
        return self._days[date, key]


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)
