"""Timelines: when outputs are due and shipped and outcomes looked at, and when milestones are due."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Objective, OutputStatus, Status, Steps
from okrdocs.plan.attainment import checkins_until
from okrdocs.render.chart.labels import Frame
from okrdocs.render.chart.time_axis import Span
from okrdocs.render.views import strokes
from okrdocs.render.views.bars import is_open
from okrdocs.render.views.milestones import milestone_rows
from okrdocs.render.views.outputs import output_state
from okrdocs.render.views.scene import Ref
from okrdocs.render.views.time_marks import TimeAxis, axis_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from okrdocs.model import Milestone, OkrObject, Outcome, Output
    from okrdocs.render.views.scene import Scene

_NARROWEST = 272
"""Pixels of the narrowest strip, on a phone as beside the names."""
_MOST = 12
"""Rows that are shown at once; more can be opened."""
_FEWEST = 2
"""Days that a timeline needs to tell more than a sentence."""
_NEVER = dt.date.max
_ROLES = ("shipped", "due", "checkin", "goal", "reached", "step")
"""What a mark can stand for, in the order of the legend."""


class Event(NamedTuple):
    """Something on a day; `role` is one of `_ROLES`."""

    role: str
    x: str
    name: str


class TimeRow(NamedTuple):
    """One object or milestone: its icon and name, its days in words, and its days in a strip."""

    icon: str
    ref: Ref
    text: str
    start: str
    end: str
    """The ends of its line; empty without a day."""
    events: tuple[Event, ...]


class Meaning(NamedTuple):
    """A mark of the strips, by its role, and what it stands for."""

    role: str
    name: str


class Timeline(NamedTuple):
    """Rows with a common axis."""

    legend: tuple[Meaning, ...]

    rows: tuple[TimeRow, ...]
    more: tuple[TimeRow, ...]
    """Rows to be opened."""
    opens: str
    """What opens them."""
    axis: TimeAxis
    today: str
    """Where today stands; empty outside."""
    today_name: str
    today_anchor: str


class _Day(NamedTuple):
    day: dt.date
    role: str
    name: str


class _Line(NamedTuple):
    """A row before its place is known."""

    icon: str
    ref: Ref
    text: str
    days: tuple[_Day, ...]


def timeline_of(scene: Scene, objective: Objective) -> Timeline | None:
    """Return the timeline of an objective; None where hardly anything of it has a day."""
    plan, period = scene.plan, objective.period
    outputs = [o for o in plan.outputs_of(objective) if o.status is not OutputStatus.DROPPED]
    outcomes = [o for o in plan.outcomes_of(objective) if o.status is not Status.DROPPED]
    lines = sorted((_output(scene, output) for output in outputs), key=_first_day)
    lines += sorted((_outcome(scene, outcome) for outcome in outcomes), key=_last_day)
    terms = (plan.find(term.id) for term in scene.scores.objectives[objective.id].terms)
    rolled_up = [term for term in terms if isinstance(term, Objective)]
    lines += sorted((_supporter(scene, one) for one in rolled_up), key=_last_day)
    ends = (period.start, period.end) if period else ()
    return _timeline(scene, lines, ends, active=objective.status is Status.ACTIVE)


def milestones_timeline(scene: Scene, outcome: Outcome) -> Timeline | None:
    """Return the milestones of an outcome as a timeline; None where hardly any of them has a day."""
    measure, score = outcome.measure, scene.scores.outcomes[outcome.id]
    if not isinstance(measure, Steps):
        return None
    lines = []
    for step, row in zip(measure.milestones, milestone_rows(scene, outcome, measure.milestones), strict=True):
        role = "reached" if step.done else "step"
        days = (_Day(step.due, role, row.title),) if step.due else ()
        lines.append(_Line(row.icon, Ref(row.title, None), row.text, days))
    ends = [day for day in (score.start, score.due) if day]
    return _timeline(scene, lines, ends, active=is_open(scene, outcome), dated_only=False)


def _timeline(
    scene: Scene, lines: list[_Line], ends: Sequence[dt.date], *, active: bool, dated_only: bool = True
) -> Timeline | None:
    """Draw lines between `ends`, or beyond where they reach farther."""
    days = [event.day for line in lines for event in line.days]
    span = Span.over([*ends, *days])
    if span is None or len(days) < _FEWEST:
        return None
    start = ends[0] if ends else span.first
    rows = tuple(_row(line, span, start) for line in lines if line.days or not dated_only)
    shown = _MOST if len(rows) > _MOST + 1 else len(rows)
    today = scene.as_of if active and span.holds(scene.as_of) else None
    share = span.at(today) if today else 0.0
    return Timeline(
        legend=_legend(scene, lines),
        rows=rows[:shown],
        more=rows[shown:],
        opens=scene.words.say("timeline_more", n=len(rows) - shown) if rows[shown:] else "",
        axis=axis_of(scene.words, span, Frame(_NARROWEST, _NARROWEST, 0, 100), 0),
        today=strokes.percent_of(share) if today else "",
        today_name=scene.words.say("chart_today", day=scene.day(today)) if today else "",
        today_anchor="start" if share < 0.2 else "end" if share > 0.8 else "middle",
    )


def _legend(scene: Scene, lines: Iterable[_Line]) -> tuple[Meaning, ...]:
    """Return what the marks on `lines` stand for."""
    used = {event.role for line in lines for event in line.days}
    return tuple(Meaning(role, scene.words.say(f"timeline_mark_{role}")) for role in _ROLES if role in used)


def _first_day(line: _Line) -> dt.date:
    return line.days[0].day if line.days else _NEVER


def _last_day(line: _Line) -> dt.date:
    return line.days[-1].day if line.days else _NEVER


def _row(line: _Line, span: Span, start: dt.date) -> TimeRow:
    if not line.days:
        return TimeRow(line.icon, line.ref, line.text, "", "", ())
    days = [event.day for event in line.days]
    events = tuple(Event(e.role, strokes.percent_of(span.at(e.day)), e.name) for e in line.days)
    begin, end = (strokes.percent_of(span.at(day)) for day in (min(start, *days), max(days)))
    return TimeRow(line.icon, line.ref, line.text, begin, end, events)


def _output(scene: Scene, output: Output) -> _Line:
    state, words = output_state(scene, output), scene.words
    days = []
    if output.due and output.due != output.shipped:
        days.append(_Day(output.due, "due", words.say("timeline_due", day=scene.day(output.due))))
    if output.shipped and output.status is OutputStatus.DONE:
        days.append(_Day(output.shipped, "shipped", state.full))
    days += _steps(scene, output, output.milestones)
    return _line(scene, output, state.full, days)


def _outcome(scene: Scene, outcome: Outcome) -> _Line:
    words, seen = scene.words, checkins_until(outcome, scene.as_of)
    looked = list(dict.fromkeys(checkin.date for checkin in seen))
    days = [_Day(day, "checkin", words.say("timeline_checkin", day=scene.day(day))) for day in looked]
    texts = []
    if outcome.due:
        due = words.say("timeline_due", day=scene.day(outcome.due))
        days.append(_Day(outcome.due, "goal", due))
        texts.append(due)
    if looked:
        texts.append(words.say("timeline_checkins", n=len(looked), day=scene.day(looked[-1])))
    if isinstance(outcome.measure, Steps):
        days += _steps(scene, outcome, outcome.measure.milestones)
    return _line(scene, outcome, "; ".join(texts), days)


def _supporter(scene: Scene, objective: Objective) -> _Line:
    """Return the days of an objective that counts in another: its check-ins, and the end of its period."""
    words, until = scene.words, scene.as_of
    outcomes = scene.plan.outcomes_of(objective)
    looked = sorted({seen.date for outcome in outcomes for seen in checkins_until(outcome, until)})
    days = [_Day(day, "checkin", words.say("timeline_checkin", day=scene.day(day))) for day in looked]
    texts = []
    if objective.period:
        texts.append(words.say("timeline_ends", day=scene.day(objective.period.end)))
        days.append(_Day(objective.period.end, "goal", texts[0]))
    if looked:
        texts.append(words.say("timeline_checkins", n=len(looked), day=scene.day(looked[-1])))
    return _line(scene, objective, "; ".join(texts), days)


def _line(scene: Scene, entry: OkrObject, text: str, days: Sequence[_Day]) -> _Line:
    steps = (event.name for event in days if event.role in ("step", "reached"))
    return _Line(
        scene.icon(entry.kind),
        scene.ref(entry),
        "; ".join(filter(None, (text, *steps))),
        tuple(sorted(days, key=lambda event: event.day)),
    )


def _steps(scene: Scene, entry: Outcome | Output, milestones: Iterable[Milestone]) -> list[_Day]:
    """Return the milestones that have a day."""
    days = []
    for milestone in milestones:
        if milestone.due:
            key, role = ("timeline_reached", "reached") if milestone.done else ("timeline_step", "step")
            title = scene.plain(entry, milestone.title)
            days.append(
                _Day(milestone.due, role, scene.words.say(key, title=title, day=scene.day(milestone.due)))
            )
    return days
