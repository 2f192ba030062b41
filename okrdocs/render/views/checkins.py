"""The record of an outcome: its check-ins as a table, and where they lead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Establish, Maintain, Metric, Steps
from okrdocs.plan.attainment import Reading, checkins_until, progress_of
from okrdocs.plan.health import expected_share
from okrdocs.render.views.figures import Scale

if TYPE_CHECKING:
    from markupsafe import Markup

    from okrdocs.model import CheckIn, Outcome
    from okrdocs.plan.scores import OutcomeScore
    from okrdocs.render.views.scene import Scene

_WORD = re.compile(r"[a-z]{4,}\b")
_AFTER_SLASH = re.compile(r"(?<=/)(?=.)")
_COLUMNS = ("value", "change", "percent", "expected", "confidence", "note")


class Row(NamedTuple):
    """One check-in. An empty string is a cell without anything to say."""

    date: str
    value: str
    change: str
    percent: str
    expected: str
    confidence: str
    note: Markup | str | None
    baseline: bool = False


class Outlook(NamedTuple):
    """Where the value goes at this pace: the value at the due date, and what is said around it."""

    before: str
    value: str
    after: str


class Record(NamedTuple):
    """The table, newest first. Columns in which no row says anything are left out."""

    unit: tuple[str, ...]
    """Heads the values, in the parts that may stand below each other: `Calls/`, `week`."""
    columns: frozenset[str]
    """The columns there are, by the name of what they show."""
    rows: tuple[Row, ...]
    outlook: Outlook | None


def record_of(scene: Scene, outcome: Outcome) -> Record:
    """Return the record of an outcome as it stands on the day of the scene."""
    score = scene.scores.outcomes[outcome.id]
    seen = checkins_until(outcome, scene.as_of)
    scale = Scale.of(outcome, scene.words)
    rows = _rows(scene, outcome, score, seen, scale)
    columns = frozenset(name for name in _COLUMNS if any(getattr(row, name) for row in rows))
    outlook = None if outcome.confidential else _outlook(scene, outcome, score, seen, scale)
    unit = _heading(outcome.unit or "") or scene.words.say("value")
    return Record(tuple(_AFTER_SLASH.split(unit)), columns, rows, outlook)


def _heading(unit: str) -> str:
    """Start a unit that is a word with a capital; signs such as `kWh` stay as they are."""
    return unit[:1].upper() + unit[1:] if _WORD.match(unit) else unit


def _rows(
    scene: Scene, outcome: Outcome, score: OutcomeScore, seen: list[CheckIn], scale: Scale
) -> tuple[Row, ...]:
    measure = outcome.measure
    baseline = measure.baseline if isinstance(measure, Metric) else None
    rows: list[Row] = []
    if seen and baseline is not None and score.start is not None and seen[0].date > score.start:
        rows.append(_baseline_row(scene, outcome, score, scale.value(baseline)))
    previous = baseline
    for checkin in seen:
        rows.append(_row(scene, outcome, score, checkin, previous, scale))
        previous = checkin.value if checkin.value is not None else previous
    return tuple(reversed(rows))


def _row(
    scene: Scene,
    outcome: Outcome,
    score: OutcomeScore,
    checkin: CheckIn,
    previous: float | None,
    scale: Scale,
) -> Row:
    value, withheld = checkin.value, outcome.confidential
    change = "" if value is None or previous is None or withheld else scale.change(value - previous)
    tells = value is not None and isinstance(outcome.measure, Metric | Maintain)
    expected = (
        "" if isinstance(outcome.measure, Maintain | Establish | Steps) else _expected(scene, score, checkin)
    )
    return Row(
        date=scene.full_day(checkin.date),
        value="" if value is None or withheld else scale.value(value),
        change=change,
        percent=scene.words.percent(progress_of(outcome.measure, Reading(value, measured=True)))
        if tells
        else "",
        expected=expected,
        confidence="" if checkin.confidence is None else scene.words.share(checkin.confidence),
        note=scene.text(outcome, checkin.note),
    )


def _expected(scene: Scene, score: OutcomeScore, checkin: CheckIn) -> str:
    return scene.words.percent(expected_share(score.start, score.due, checkin.date))


def _baseline_row(scene: Scene, outcome: Outcome, score: OutcomeScore, value: str) -> Row:
    none = scene.words.percent(0)
    start = scene.full_day(score.start) if score.start else ""
    shown = "" if outcome.confidential else value
    return Row(start, shown, "", none, none, "", scene.words.say("baseline"), baseline=True)


def _outlook(
    scene: Scene, outcome: Outcome, score: OutcomeScore, seen: list[CheckIn], scale: Scale
) -> Outlook | None:
    values = [checkin for checkin in seen if checkin.value is not None]
    measure = outcome.measure
    if score.forecast is None or score.due is None or not values or not isinstance(measure, Metric):
        return None
    first, last, words = values[0], values[-1], scene.words
    low, high = sorted((score.forecast.slowest, score.forecast.fastest))
    before, after = words.around(
        "forecast",
        "value",
        first=scale.value(first.value),
        first_day=scene.day(first.date),
        last=f"{scale.value(last.value)} {scale.unit}".strip(),
        last_day=scene.day(last.date),
        due=scene.day(score.due),
        low=scale.estimate(low),
        high=scale.estimate(high),
    )
    if measure.target is not None:
        key = "forecast_inside" if low <= measure.target <= high else "forecast_outside"
        after += f" {words.say(key, target=scale.value(measure.target))}"
    return Outlook(before, scale.estimate(score.forecast.expected), after)
