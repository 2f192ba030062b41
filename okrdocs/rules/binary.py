"""M205: results that are only ever a yes or a no."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from okrdocs.model import Metric, Severity, Steps
from okrdocs.rules.base import Rule
from okrdocs.rules.patterns import Pattern
from okrdocs.rules.phrases import code, withheld
from okrdocs.rules.standing import open_outcomes
from okrdocs.rules.wording import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.model import Finding, Outcome
    from okrdocs.rules.base import Context


class BinaryOutcome(Rule):
    """M205: a result that is missed until it is reached."""

    code = "M205"
    name = "binary-outcome"
    severity = Severity.WARNING
    what = (
        "Finds outcomes that are a yes or a no: a unit such as `yes/no`, one thing counted from 0 to 1, or "
        "one piece of work from 0 to 100 % done. A share of many (`% of tickets`) is a number like any "
        "other. `milestones` are allowed, so that they are only a hint."
    )
    why = (
        "A yes or no shows nothing on the way, so nobody can steer by it, and it is nearly always something "
        "made rather than something changed."
    )
    example = """
objective: Customers trust us with their data
id: trusted-data
period: 2026-Q4
owner: legal
outcomes:
  - outcome: Data protection audit is passed
    id: audit
    unit: yes/no
    baseline: 0
    target: 1
"""
    instead = """
objective: Customers trust us with their data
id: trusted-data
period: 2026-Q4
owner: legal
outcomes:
  - outcome: Customers get their data within a week of asking
    id: answered-in-a-week
    unit: "% of requests"
    baseline: 35
    target: 90
    rationale: Two of five requests wait for one person; three colleagues can answer from October on.
outputs:
  - output: Data protection audit
    id: audit
    leads_to: answered-in-a-week
"""
    reference = "GitLab handbook, OKRs (allows them); PostHog handbook, goal setting (debates them)"

    def check(self, context: Context) -> Iterator[Finding]:
        """Report each such outcome where it shows."""
        for outcome in open_outcomes(context):
            measure = outcome.measure
            if isinstance(measure, Steps) and measure.milestones:
                yield self.finding(
                    outcome,
                    "milestones",
                    "Milestones show how far the work is, and not yet what it changes.",
                    help=_help(outcome),
                    severity=Severity.INFO,
                )
            elif isinstance(measure, Metric) and (said := what_is_binary(outcome, measure)):
                yield self.finding(outcome, "unit", said, help=_help(outcome))


def what_is_binary(outcome: Outcome, measure: Metric) -> str | None:
    """Say what makes the metric of `outcome` a yes or a no; None where it is a number."""
    unit, numbers = (outcome.unit or "").strip(), (measure.baseline, measure.target)
    if None not in numbers and _YES_NO.fullmatch(unit):
        return f"{code(unit)} is a yes or a no: it shows nothing until it is reached."
    if numbers in ((0, 1), (1, 0), (0, 100)) and _STATES.fullmatch(unit):
        return f"{code(unit)} is a yes or a no: it shows nothing until it is reached."
    if numbers == (0, 1) and unit and not _DIVISIBLE.search(unit) and not _has_parts(outcome):
        way = "This" if withheld(outcome) else f"From 0 to 1 in {code(unit)}"
        return f"{way} is a yes or a no: it shows nothing until it is reached."
    if numbers == (0, 100) and _is_one_thing_done(outcome, unit):
        return "This counts how much of one piece of work is done, and not what it changes."
    return None


def _has_parts(outcome: Outcome) -> bool:
    """Tell whether a reading lies between nothing and all of it, as on a scale from 0 to 1."""
    values = (outcome.current, *(checkin.value for checkin in outcome.checkins))
    return any(value is not None and 0 < value < 1 for value in values)


def _is_one_thing_done(outcome: Outcome, unit: str) -> bool:
    """Tell whether a percentage is how far one thing is, rather than the share of many that are so."""
    about = f"{outcome.title} {outcome.metric or ''}"
    if _SHARE.search(unit) or _SHARE.search(about) or any(map(_is_plural, _WORD.findall(about))):
        return False
    if _PERCENT_DONE.fullmatch(unit):
        return True
    return bool(_PERCENT.fullmatch(unit) and (_DONE.search(about) or _is_done_in_german(about)))


def _is_done_in_german(text: str) -> bool:
    """Tell whether a text ends with a German participle of work, about what is plainly one thing."""
    nouns = (word for word in _WORD.findall(text) if word[0].isupper())
    return bool(_GETAN.search(text)) and not any(noun.endswith(("en", "er")) for noun in nouns)


def _is_plural(word: str) -> bool:
    """Guess whether an English word speaks of many; in doubt it does, so that nothing is found."""
    if not word.endswith("s") or word.endswith(("ss", "us", "is")) or word.isupper():
        return False
    return word.casefold() not in _NOT_PLURAL


def _help(outcome: Outcome) -> str:
    return (
        f"What changes for whom once {code(outcome.title)} has come true? Measure that. If it is something "
        "to be made, list it under `outputs:` and say in `leads_to:` what it leads to."
    )


_WORD = re.compile(r"[^\W\d_]{3,}")
_STATE = (
    r"yes|no|y|n|true|false|done|not done|pass(?:ed)?|fail(?:ed)?|open|ja|nein|j|erledigt|nicht erledigt"
    r"|offen|0|1"
)
_CODED = r"(?:\s*\([01]\s*/\s*[01]\))?"
_YES_NO = Pattern(
    rf"(?:(?:{_STATE})\s*(?:/|\||,|or\b|oder\b)\s*(?:{_STATE})|bool(?:ean)?|binary|binär){_CODED}"
)
_STATES = Pattern(
    rf"(?:yes|true|done|completed?|finished|launched|live|go-live|ja|erledigt|fertig|abgeschlossen){_CODED}"
)
# Of these there can be a part of one, so that 0 → 1 is a way and not a step.
_DIVISIBLE = Pattern(
    r"[%€$£¥°²³/\d]|\b(?:per|pro|points?|punkte?|score|index|rate|ratio|share|fraction|factor|times|multiple"
    r"|level|grade|nps|csat|stars?|rank|place|position|fte|eur|euros?|usd|dollars?|gbp|chf|mio|millions?|billions?"
    r"|thousands?|[xkshgtlm]|ms|secs?|seconds?|sekunden?|mins?|minutes?|minuten?|hrs?|hours?|stunden?|days?|tage?"
    r"|weeks?|wochen?|months?|monate?|years?|jahre?|sprints?|kg|tons?|tonnes?|tonnen?|km|met(?:re|er)s?|miles?"
    r"|lit(?:re|er)s?|[gmtk]i?b|[km]?wh|degrees?|percent|prozent|sigma|nines)\b"
)
_PERCENT = Pattern(r"%|percent|per cent|prozent")
_PERCENT_DONE = Pattern(
    r"(?:%|percent|prozent)\s*(?:done|completed?|completion|finished|ready|progress|implemented|rolled out"
    r"|live|fertig(?:stellung|gestellt)?|umsetzung|erledigt|abgeschlossen|umgesetzt|fortschritt)"
)
_DONE = Pattern(
    r"\b(?:done|completed?|completion|finished|launched|released|shipped|delivered|implemented|deployed|live"
    r"|rolled out|in place|in production|published|signed off|go-live|roll-?out|progress|readiness|compliant"
    r"|compliance|certified|certification|fertigstellung(?:sgrad)?|umsetzung(?:sgrad)?|umsetzungsstand|einführung"
    r"|fortschritt|(?:ist|wird|wurde) (?:\w+ ){0,3}(?:fertig|erledigt|abgeschlossen|umgesetzt|eingeführt"
    r"|live))\b"
)
_GETAN = Pattern(
    r"\b(?:abgeschlossen|ausgeliefert|ausgerollt|bereitgestellt|eingeführt|eingerichtet|erstellt|fertiggestellt"
    r"|freigegeben|geliefert|implementiert|migriert|umgesetzt|umgestellt|veröffentlicht|zertifiziert"
    r"|in betrieb)\s*$"
)
_SHARE = Pattern(
    r"\b(?:all|each|every|of|per|share|portion|percentage|adoption|coverage|usage|rate|people|are|were|have"
    r"|aller?|alle[nms]|jede[rnms]?|anteil|quote|abdeckung|nutzung|von|sind|wurden|werden)\b"
)
_NOT_PLURAL = word_set(
    "always across address analytics aws business compliance has its kubernetes less news ops plus process"
    " progress sales this was windows"
)
