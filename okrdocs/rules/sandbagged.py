"""A303: whether there is anything left to reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.model import Commitment, Metric, Severity
from okrdocs.plan.attainment import attainment
from okrdocs.rules.base import Rule
from okrdocs.rules.measurable import first_third
from okrdocs.rules.numbers_in_titles import has_digit
from okrdocs.rules.patterns import Pattern
from okrdocs.rules.phrases import in_unit, item_keys, shown, typed, withheld
from okrdocs.rules.plausible import times
from okrdocs.rules.ranges import is_out_of_range
from okrdocs.rules.standing import open_outcomes
from okrdocs.validate.values import read_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.model import CheckIn, Finding, Outcome
    from okrdocs.rules.base import Context, Keys

_SURE = 0.9
_SLIP = 1.5
_LEAP = 10
"""Past this share of the way, or this many times the baseline, one of the numbers is a slip; see A306."""


class Sandbagged(Rule):
    """A303: a target that is met before the work begins."""

    code = "A303"
    name = "sandbagged"
    severity = Severity.WARNING
    what = (
        "Finds targets that the baseline meets already, as far as the title says which way is better (“at "
        "least”, “under”, uptime, churn), or that the first check-in meets if it was made in the first third "
        "of the period, and aspirational outcomes that start with a confidence of 0.9 or more."
    )
    why = "A target that is sure from the start moves nobody, and its success says nothing."
    example = """
objective: The shop is there when customers need it
id: always-open
period: 2026-Q4
owner: platform
commitment: aspirational
outcomes:
  - outcome: Orders that arrive in time
    id: in-time
    unit: "% of orders"
    baseline: 90
    target: 95
    rationale: Two of three carriers reached 97 % last spring after we gave them routes of their own.
    checkins:
      - {date: 2026-10-08, value: 96, confidence: 0.7}
"""
    instead = """
objective: The shop is there when customers need it
id: always-open
period: 2026-Q4
owner: platform
commitment: aspirational
outcomes:
  - outcome: Orders that arrive in time
    id: in-time
    unit: "% of orders"
    baseline: 96
    target: 98
    rationale: Two of three carriers reached 99 % last spring after we gave them routes of their own.
    checkins:
      - {date: 2026-10-08, value: 96, confidence: 0.5}
"""
    reference = "Google OKR playbook; Wodtke, Radical Focus; re:Work OKR guide"

    def check(self, context: Context) -> Iterator[Finding]:
        """Report each outcome once: for its baseline, else its first value, else its first confidence."""
        for outcome in open_outcomes(context):
            if not isinstance(outcome.measure, Metric):
                continue
            early = _early(outcome)
            found = self._baseline(outcome) or self._value(outcome, early) or self._confidence(outcome, early)
            if found and not is_out_of_range(outcome):  # which M207 tells; last, as most need not be asked
                yield found

    def _baseline(self, outcome: Outcome) -> Finding | None:
        measure = outcome.measure
        if not isinstance(measure, Metric) or measure.baseline is None or measure.target is None:
            return None
        if not _is_met(outcome, measure.baseline, measure.target):
            return None
        way = 1 if measure.target < measure.baseline else -1
        message = "The baseline meets the target already."
        if not withheld(outcome):
            message = f"The baseline, {shown(measure.baseline)}, meets the target already."
        return self.finding(outcome, "target", message, help=_help(outcome, measure, way))

    def _value(self, outcome: Outcome, early: list[CheckIn]) -> Finding | None:
        measure = outcome.measure
        first = next((c for c in early if c.value is not None), None)
        share = attainment(measure, first.value) if first else None
        if not isinstance(measure, Metric) or first is None or share is None or not 1 <= share <= _SLIP:
            return None
        if times(first.value or 0.0, measure.baseline or 0.0) > _LEAP:
            return None
        way = 1 if (measure.target or 0.0) > (measure.baseline or 0.0) else -1
        value = typed(outcome, (*_keys(outcome, first), "value"), first.value or 0.0)
        said = "" if withheld(outcome) else f", {in_unit(value, outcome.unit)}"
        return self.finding(
            outcome,
            "target",
            f"The first check-in of {first.date}{said}{',' if said else ''} meets the target already.",
            help=_help(outcome, measure, way),
        )

    def _confidence(self, outcome: Outcome, early: list[CheckIn]) -> Finding | None:
        if outcome.commitment is not Commitment.ASPIRATIONAL:
            return None
        first = next((c for c in early if c.confidence is not None), None)
        if first is None or (first.confidence or 0.0) < _SURE:
            return None
        keys = (*_keys(outcome, first), "confidence")
        return self.finding(
            outcome,
            "checkins",
            f"A confidence of {typed(outcome, keys, first.confidence or 0.0)} on {first.date} is more than "
            "an aspirational outcome should start with.",
            keys=keys,
            help="Raise the target until it is about as likely as not (0.5); or, if it has to be reached in "
            "any case, write `commitment: committed`.",
        )


_AT_LEAST = (
    r"at least|no less than|not less than|minimum of|over|above|more than|mindestens|über|mehr als|≥|>=?"
)
_AT_MOST = (
    r"at most|no more than|not more than|maximum of|under|below|less than|fewer than|höchstens|maximal|unter"
    r"|weniger als|≤|<=?"
)
_LIMIT = Pattern(rf"(?:(?P<least>{_AT_LEAST})|{_AT_MOST})\s*(?P<number>\d+(?:[.,]\d+)?)")
_GOOD = Pattern(
    r"\b(?:uptime|availability|satisfaction|csat|e?nps|net promoter|on[- ]time|verfügbarkeit|zufriedenheit"
    r")\b",
    signs=("time", "abilit", "satis", "csat", "nps", "promoter", "verfügbar", "zufrieden"),
)
_BAD = Pattern(
    r"\b(?:downtime|churn|complaints?|error rate|failure rate|defects?|beschwerden|fehlerquote)\b",
    signs=("downtime", "churn", "complaint", " rate", "defect", "beschwer", "fehlerq"),
)
# Then the title says the way itself, which M204 compares with the numbers, or turns the word round.
_TURNED = Pattern(
    r"^\W*(?:increas|rais|grow|boost|lift|reduc|lower|cut|decreas|shorten|erhöh|steiger|senk|reduzier|verringer)"
    r"|\b(?:loss|lost|lack|without|no|un|report|survey|answer)"
)


def _is_met(outcome: Outcome, baseline: float, target: float) -> bool:
    """Tell whether the baseline is as good as the target or better, as far as title and metric tell."""
    if baseline == target:
        return False
    falls = target < baseline
    about = f"{outcome.metric or ''} {outcome.title}"
    better, worse = (_GOOD, _BAD) if falls else (_BAD, _GOOD)
    told = bool(better.search(about) and not worse.search(about))
    return (told or _says_limit(outcome.title, target, falls)) and not _TURNED.search(outcome.title)


def _says_limit(title: str, target: float, falls: bool) -> bool:
    """Tell whether the title names the target as the least there should be (if it falls) or the most."""
    if not has_digit(title):
        return False
    limits = (limit for limit in _LIMIT.finditer(title) if bool(limit["least"]) == falls)
    return any(read_number(limit["number"].replace(",", ".")) == target for limit in limits)


def _early(outcome: Outcome) -> list[CheckIn]:
    """Return the check-ins of the first third of the period, in which little can have happened, by date."""
    period = outcome.period
    if period is None or not outcome.checkins:
        return []
    last = first_third(period)
    return sorted((c for c in outcome.checkins if period.start <= c.date <= last), key=lambda c: c.date)


def _keys(outcome: Outcome, checkin: CheckIn) -> Keys:
    place = next(i for i, one in enumerate(outcome.checkins) if one is checkin)
    return item_keys(outcome, "checkins", place, "date", checkin.date.isoformat())[:2]


def _help(outcome: Outcome, measure: Metric, way: int) -> str:
    keep = "`keep`"
    if not withheld(outcome):
        target = typed(outcome, ("target",), measure.target or 0.0)
        keep = f'`keep: "{">=" if way > 0 else "<="} {target}"`'
    return (
        f"Choose a target that is still to be reached; or, if it only has to stay there, write {keep} in "
        "place of baseline and target."
    )
