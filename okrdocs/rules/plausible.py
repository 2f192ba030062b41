"""A306: whether a reading can be right."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Metric, Severity
from okrdocs.plan.attainment import attainment, checkins_until
from okrdocs.rules.base import Rule
from okrdocs.rules.direction import contradiction
from okrdocs.rules.phrases import in_unit, item_keys, shown, typed, withheld
from okrdocs.rules.ranges import is_out_of_range, limits_of
from okrdocs.rules.standing import open_outcomes
from okrdocs.rules.stretch import percent, stretch_between
from okrdocs.rules.thousands import grouped_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.model import CheckIn, Finding, Outcome
    from okrdocs.rules.base import Context, Keys
    from okrdocs.rules.thousands import Grouped

_NOISE = 0.1
"""A reading that lies as little as this past baseline or target is how numbers are, however small the way."""


class _Plausible(NamedTuple):
    """What is not too much: the options of the rule."""

    step: float
    least: float
    most: float


class ImplausibleCurrent(Rule):
    """A306: a reading that looks like a slip."""

    code = "A306"
    name = "implausible-current"
    severity = Severity.WARNING
    what = (
        "Finds check-ins that are more than 10 times as large or small as the one before (`step`), or 5 "
        "times as both their neighbours, and do not lie on the way to the target; and outcomes that stand "
        "below −50 % (`least`) or above 150 % (`most`) of their way. A `note` on the check-in (on the "
        "outcome, for `current`) explains what happened. Also finds a baseline or target written like "
        "`4.000` beside one without a point."
    )
    why = (
        "4.35 after 4000 is a reading in thousands. One such slip turns progress, pace and forecast upside "
        "down, and if the number is right after all, its reason is what everybody wants to know."
    )
    example = """
objective: Growers who would love working with us hear of us
id: heard-by-growers
period: 2026-Q4
owner: marketing
outcomes:
  - outcome: More farms ask us for an offer
    id: leads
    unit: leads/quarter
    baseline: 4000
    target: 4700
    checkins:
      - {date: 2026-10-15, value: 4120}
      - {date: 2026-11-15, value: 4.35}
"""
    instead = """
objective: Growers who would love working with us hear of us
id: heard-by-growers
period: 2026-Q4
owner: marketing
outcomes:
  - outcome: More farms ask us for an offer
    id: leads
    unit: leads/quarter
    baseline: 4000
    target: 4700
    checkins:
      - {date: 2026-10-15, value: 4120}
      - {date: 2026-11-15, value: 4350}
"""
    reference = "okrdocs"
    options = MappingProxyType({"step": 10.0, "least": -0.5, "most": 1.5})
    clock = True

    def check(self, context: Context) -> Iterator[Finding]:
        """Report the first such reading of each outcome: what follows it may be the same slip."""
        plausible = _Plausible(*(self.number(context, name) for name in _Plausible._fields))
        for outcome in open_outcomes(context):
            found = self._about(context, plausible, outcome)
            if found and not is_out_of_range(outcome):  # which M207 tells; last, as most need not be asked
                yield found

    def _about(self, context: Context, plausible: _Plausible, outcome: Outcome) -> Finding | None:
        if grouped := grouped_number(outcome):
            told = contradiction(context, outcome) is not None  # by M204
            return None if told else self._grouped(outcome, grouped)
        readings = [c for c in checkins_until(outcome, context.as_of) if c.value is not None]
        return self._leap(plausible, outcome, readings) or self._way_off(plausible, outcome, readings)

    def _grouped(self, outcome: Outcome, grouped: Grouped) -> Finding:
        other = "target" if grouped.field == "baseline" else "baseline"
        if withheld(outcome):
            said, advice = f"The {grouped.field} looks like a slip beside the {other}.", _WITHOUT_POINT
        else:
            beside = in_unit((outcome.source.written(other) or "").strip(), outcome.unit)
            said = f"{grouped.written} looks like a slip beside the {other} of {beside}."
            advice = grouped.help
        return self.finding(outcome, grouped.field, said, help=advice)

    def _leap(self, plausible: _Plausible, outcome: Outcome, readings: list[CheckIn]) -> Finding | None:
        """Find the first reading that is many times the one before, or sticks out between its neighbours."""
        measure, step = outcome.measure, plausible.step
        start = measure.baseline if isinstance(measure, Metric) else None
        values = [start, *(checkin.value for checkin in readings), None]
        for place, checkin in enumerate(readings):
            previous, value, following = values[place], checkin.value or 0.0, values[place + 2]
            if previous is None or checkin.note:
                continue
            leaps = times(value, previous) > step and not _is_near(plausible, outcome, value)
            if leaps or _sticks_out(value, previous, following, step / 2):
                before = f"on {readings[place - 1].date}" if place else "at the baseline"
                return self._slip(outcome, checkin, previous, before)
        return None

    def _slip(self, outcome: Outcome, checkin: CheckIn, previous: float, before: str) -> Finding:
        keys = _keys(outcome, checkin)
        value = checkin.value or 0.0
        if withheld(outcome):
            message = f"The value of {checkin.date} looks like a slip beside the one {before}."
        else:
            message = (
                f"{in_unit(typed(outcome, keys, value), outcome.unit)} on {checkin.date} looks like a slip, "
                f"because it was {shown(previous)} {before}."
            )
        return self.finding(outcome, "checkins", message, keys=keys, help=_HELP)

    def _way_off(self, plausible: _Plausible, outcome: Outcome, readings: list[CheckIn]) -> Finding | None:
        """Find a latest reading far outside the way from baseline to target, which no note explains."""
        value = readings[-1].value if readings else outcome.current
        if value is None or not _is_off(plausible, outcome, value):
            return None
        notes = [c.note for c in readings if _is_off(plausible, outcome, c.value or 0.0)]
        if any(notes) or (not readings and outcome.note):
            return None
        keys = _keys(outcome, readings[-1]) if readings else ("current",)
        share = attainment(outcome.measure, value) or 0.0
        return self.finding(
            outcome,
            str(keys[0]),
            _off_the_way(outcome, keys, value, share),
            keys=keys,
            help=_HELP if share < 0 else _HELP_PAST,
        )


def _is_near(plausible: _Plausible, outcome: Outcome, value: float) -> bool:
    """Tell whether `value` lies on the way to the target, or past it and still of its size."""
    share, measure = attainment(outcome.measure, value), outcome.measure
    if share is None or not isinstance(measure, Metric) or not 0 <= share <= plausible.most:
        return False
    return share <= 1 or 0 < times(value, measure.target or 0.0) <= plausible.step


def _is_off(plausible: _Plausible, outcome: Outcome, value: float) -> bool:
    """Tell whether `value` lies outside the part of the way that is allowed, and is more than noise."""
    measure, share = outcome.measure, attainment(outcome.measure, value)
    if share is None or not isinstance(measure, Metric):
        return False
    if plausible.least <= share <= plausible.most:
        return False
    end = (measure.target if share > 0 else measure.baseline) or 0.0
    return stretch_between(end, value, limits_of(outcome)).share > _NOISE


_WITHOUT_POINT = "Write it without a point if thousands are meant: a point stands before decimals."
_HELP = "Correct the value, or say in its `note:` what happened."
_HELP_PAST = "Correct the value; or, if it is right, choose a new target or say in its `note:` what happened."


_FAR = 3.0
"""From how much of the way a percentage says nothing to people."""


def _off_the_way(outcome: Outcome, keys: Keys, value: float, share: float) -> str:
    measure = outcome.measure
    far = percent(abs(share))
    if withheld(outcome) or not isinstance(measure, Metric):
        return f"This value is at {'−' if share < 0 else ''}{far} of the way to the target."
    baseline = shown(measure.baseline or 0.0)
    target = in_unit(typed(outcome, ("target",), measure.target or 0.0), outcome.unit)
    way = f"the way from {baseline} to {target}"
    said = typed(outcome, keys, value)
    if share < 0:
        return f"{said} is further from the target than the start is, on {way}."
    return f"{said} is {far} of {way}." if share <= _FAR else f"{said} is far beyond the target, on {way}."


def _sticks_out(value: float, previous: float, following: float | None, limit: float) -> bool:
    """Tell whether `value` is `limit` times as large as both its neighbours, or as small a part of both."""
    if following is None or (value > previous) != (value > following):
        return False
    return times(value, previous) > limit and times(value, following) > limit


def times(value: float, other: float) -> float:
    """Return how many times the larger of two numbers is the smaller one; 0 where that says nothing."""
    if value == 0 or other == 0 or (value < 0) != (other < 0):
        return 0.0
    return max(value / other, other / value)


def _keys(outcome: Outcome, checkin: CheckIn) -> Keys:
    """Return where the value of `checkin` is written."""
    place = next(i for i, one in enumerate(outcome.checkins) if one is checkin)
    return (*item_keys(outcome, "checkins", place, "date", checkin.date.isoformat())[:2], "value")
