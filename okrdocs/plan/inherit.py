"""What an object takes over where it says nothing itself: from its page, or from what it belongs to."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from okrdocs.model import Commitment, Status, parse_period

if TYPE_CHECKING:
    from okrdocs.model import Period
    from okrdocs.validate.fields import Fields

V = TypeVar("V")

_NAMES = frozenset({"period", "owner", "contributors", "tags", "cadence", "commitment", "status", "level"})
_STATUSES = {status.value: status for status in Status}
_COMMITMENTS = {commitment.value: commitment for commitment in Commitment}
_period = lru_cache(maxsize=256)(parse_period)


class Inherited(NamedTuple):
    """Values that hold for an object, and for what belongs to it, unless that has its own."""

    period: Period | None = None
    owner: str | None = None
    contributors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    cadence: int | None = None
    commitment: Commitment | None = None
    status: Status | None = None
    level: str | None = None
    invalid: frozenset[str] = frozenset()
    """Names of those that were written but not usable."""

    def passed_on(self) -> Inherited:
        """Return what nested objects take over: all, but of the status only that it is a draft."""
        return self if self.status in (None, Status.DRAFT) else self._replace(status=None)

    def before(self, other: Inherited) -> Inherited:
        """Return what holds for an object on a page with these defaults that belongs to `other` elsewhere.

        The page goes first, except that `commitment` is the objective's to say and `status` the page's.
        """
        return Inherited(
            period=self.period or other.period,
            owner=self.owner or other.owner,
            contributors=self.contributors or other.contributors,
            tags=self.tags or other.tags,
            cadence=other.cadence if self.cadence is None else self.cadence,
            commitment=other.commitment,
            status=self.status,
            level=self.level or other.level,
            invalid=self.invalid | {name for name in other.invalid if not getattr(self, name)},
        )


NOTHING = Inherited()


def from_fields(fields: Fields, above: Inherited, fiscal_year_start: int | None) -> Inherited:
    """Read the values that `fields` states, with those of `above` where it states none.

    A value that is stated but not usable hides the one above: nobody meant that one.
    """
    if fields.names().isdisjoint(_NAMES):
        return above
    invalid = fields.invalid & _NAMES
    text = fields.text("period")
    period = None if text is None else _period(text, fiscal_year_start)
    if text is not None and period is None:
        invalid |= {"period"}

    def own(name: str, stated: V | None, taken: V | None) -> V | None:
        return taken if stated is None and name not in invalid else stated

    return Inherited(
        own("period", period, above.period),
        own("owner", fields.text("owner"), above.owner),
        fields.texts("contributors") or above.contributors,
        fields.texts("tags") or above.tags,
        own("cadence", fields.whole("cadence"), above.cadence),
        own("commitment", _COMMITMENTS.get(fields.text("commitment") or ""), above.commitment),
        own("status", _STATUSES.get(fields.text("status") or ""), above.status),
        own("level", fields.text("level"), above.level),
        invalid | {name for name in above.invalid if not fields.has(name)} if above.invalid else invalid,
    )
