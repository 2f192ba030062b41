"""Progress badges: 20 px high, to sit beside other badges in a README."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrdocs.model import Objective, Outcome, Output, OutputStatus, Status
from okrdocs.plan.scores import Health
from okrdocs.render.confidential import masked
from okrdocs.render.environment import neutralised
from okrdocs.render.format import NARROW, day, percent, share
from okrdocs.render.jsontext import to_json
from okrdocs.render.signs import DRAFT, DROPPED, HEALTH, Sign
from okrdocs.render.widths import shorten, text_width

if TYPE_CHECKING:
    from okrdocs.model import OkrObject
    from okrdocs.plan.index import Plan
    from okrdocs.plan.scores import Scores
    from okrdocs.render.environment import Templates
    from okrdocs.render.words import Words

LABEL_GROUND = "#2b313a"
GROUNDS = {
    "okr-go": "#0b6b5c",
    "okr-warn": "#8f5400",
    "okr-stop": "#b42d27",
    "okr-quiet": "#57606a",
    "okr-ship": "#3d4754",
}
"""Deep tones of the style sheet's colours, by its classes; white on them has a contrast of 6.1 or more."""

_WIDEST_LABEL = 250.0  # pixels: about 40 characters
_BAR = 40.0
_PADDING = 8.0
_BEFORE_STATE = 12.0
_BEFORE_ICON = 7.0
_BEFORE_WORD = 22.0


@dataclass(frozen=True, slots=True)
class Badge:
    """What a badge says. `fill` and `expected` are shares of its bar."""

    title: str
    """In full, on one line."""
    value: str
    """A percentage or a grade; empty where the state says it all."""
    state: Sign
    said: str
    """Value, state and what they are measured against, in words."""
    fill: float = 0
    expected: float | None = None
    """None: no tick."""

    @property
    def label(self) -> str:
        """The title as it fits."""
        return shorten(self.title, _WIDEST_LABEL)

    @property
    def message(self) -> str:
        """Value and state, such as `52% at risk`."""
        return f"{self.value} {_lowered(self.state.word)}".strip()

    @property
    def description(self) -> str:
        """All of it in words: `calls to the call centre fall: 52%, at risk (71% expected)`."""
        return f"{self.title}: {self.said}"


def badge_of(entry: OkrObject, plan: Plan, scores: Scores, words: Words) -> Badge:
    """Work out what the badge of `entry` says on the day of `scores`."""
    title = _lowered(" ".join(neutralised(masked(entry, entry.title)).split()))
    if isinstance(entry, Output):
        return _output_badge(title, entry, scores, words)
    if entry.status is Status.DRAFT:
        return _plain_badge(title, DRAFT)
    if entry.status is Status.DROPPED:
        return _plain_badge(title, DROPPED)
    if isinstance(entry, Objective):
        return _objective_badge(title, entry, scores, words)
    return _outcome_badge(title, entry, plan, scores, words)


def badge_svg(templates: Templates, badge: Badge) -> str:
    """Draw a badge: label, bar with the expected tick, state."""
    label, message = text_width(badge.label), text_width(badge.message)
    bar = _PADDING + label + _PADDING
    state = bar + _BAR + _BEFORE_STATE
    width = state + _BEFORE_WORD + message + _PADDING
    return templates.render(
        "badge.svg",
        badge=badge,
        label_ground=LABEL_GROUND,
        state_ground=GROUNDS[badge.state.tone],
        width=_px(width),
        inner_width=_px(width - 1),
        label_x=_px(_PADDING),
        label_width=_px(label),
        bar_x=_px(bar),
        fill_width=_px(_BAR * badge.fill),
        tick_x=None if badge.expected is None else _px(bar + _BAR * badge.expected),
        state_x=_px(state),
        corner_x=_px(width - 3),
        icon_x=_px(state + _BEFORE_ICON),
        word_x=_px(state + _BEFORE_WORD),
        message_width=_px(message),
    )


def badge_json(badge: Badge) -> str:
    """Return the badge as shields.io's endpoint badges want it."""
    return to_json(
        {
            "schemaVersion": 1,
            "label": badge.label,
            "message": badge.message,
            "color": GROUNDS[badge.state.tone].removeprefix("#"),
            "labelColor": LABEL_GROUND.removeprefix("#"),
        }
    )


def _plain_badge(title: str, sign: Sign, fill: float = 0) -> Badge:
    """Say a state that needs no number."""
    return Badge(title, "", sign, _lowered(sign.word), fill)


def _objective_badge(title: str, objective: Objective, scores: Scores, words: Words) -> Badge:
    found = scores.objectives[objective.id]
    if objective.status is not Status.CLOSED:
        return _progress_badge(title, found.progress, found.expected, HEALTH[found.health], words)
    if objective.grade is None:
        return _progress_badge(title, found.progress, 1, HEALTH[found.health], words)
    grade, sign = share(objective.grade), HEALTH[found.health]
    return Badge(title, grade, sign, _in_words(grade, sign), _clamped(objective.grade))


def _outcome_badge(title: str, outcome: Outcome, plan: Plan, scores: Scores, words: Words) -> Badge:
    found = scores.outcomes[outcome.id]
    above = plan.objective_of(outcome)
    frozen = above is not None and above.status in (Status.CLOSED, Status.DROPPED)
    return _progress_badge(
        title, found.progress, 1 if frozen else found.expected, HEALTH[found.health], words
    )


def _progress_badge(title: str, progress: float, expected: float, sign: Sign, words: Words) -> Badge:
    """Show progress; the tick only where something is expected and not yet all of it."""
    value, fill = _tight(percent(progress)), _clamped(progress)
    said = _in_words(value, sign)
    if sign is HEALTH[Health.NOT_STARTED]:
        return Badge(title, "", sign, said, fill)
    if not 0 < expected < 1:
        return Badge(title, value, sign, said, fill)
    return Badge(title, value, sign, f"{said} ({_tight(words.expected_label(expected))})", fill, expected)


def _output_badge(title: str, output: Output, scores: Scores, words: Words) -> Badge:
    """Show how much of an output is made: always in the tone of delivery, never in a colour of results."""
    if output.status is OutputStatus.DROPPED:
        return _plain_badge(title, Sign("dropped", words.dropped, "okr-quiet"))
    if output.status is OutputStatus.DONE:
        date = day(output.shipped, scores.as_of) if output.shipped else None
        return _plain_badge(title, Sign("shipped", words.shipped(date, None), "okr-ship"), fill=1)
    if output.draft:
        return _plain_badge(title, Sign("planned", words.draft, "okr-ship"))
    made = scores.outputs.get(output.id, 0.0)
    begun = made > 0 or output.status is OutputStatus.IN_PROGRESS
    sign = Sign("planned", words.in_progress if begun else words.planned, "okr-ship")
    value = _tight(percent(made)) if made > 0 else ""
    due = day(output.due, scores.as_of) if output.due else None
    overdue = (scores.as_of - output.due).days if output.due else 0
    return Badge(title, value, sign, words.waiting(_in_words(value, sign), due, overdue), _clamped(made))


def _in_words(value: str, sign: Sign) -> str:
    return f"{value}, {_lowered(sign.word)}" if value else _lowered(sign.word)


def _tight(text: str) -> str:
    """Return `52%`: a badge has no room for the thin space."""
    return text.replace(NARROW, "")


def _clamped(value: float) -> float:
    return min(1.0, max(0.0, value))


def _lowered(text: str) -> str:
    """Lower the first letter of a word, but not of an abbreviation such as NPS or Q3."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text


def _px(length: float) -> str:
    """Return a length with no more digits than can be seen."""
    return f"{round(length, 1):g}"
