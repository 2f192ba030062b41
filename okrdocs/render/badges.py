"""Progress badges: 20 px high, to sit beside other badges in a README."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Objective, Outcome, Output, OutputStatus, Status
from okrdocs.plan.confidential import public_text
from okrdocs.plan.scores import Health
from okrdocs.render.environment import neutralised
from okrdocs.render.format import NARROW
from okrdocs.render.jsontext import to_json
from okrdocs.render.signs import DRAFT, DROPPED, HEALTH, Sign
from okrdocs.render.widths import shorten, text_width

if TYPE_CHECKING:
    from okrdocs.model import OkrObject
    from okrdocs.plan.group_score import GroupScore
    from okrdocs.plan.index import Plan
    from okrdocs.plan.scores import Scores
    from okrdocs.render.environment import Templates
    from okrdocs.render.words import Words

BADGE_FORMATS = ("svg", "json")
"""What the names of the files end in that a badge is published in."""

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


class Badge(NamedTuple):
    """What a badge says. `fill` and `expected` are shares of its bar."""

    title: str
    """In full, on one line."""
    value: str
    """A percentage or a grade; empty where the state says it all."""
    state: Sign
    message: str
    """Value and state, such as `52% at risk`."""
    description: str
    """All of it in words: `calls to the call centre fall: 52%, at risk (71% expected)`."""
    fill: float = 0
    expected: float | None = None
    """None: no tick."""

    @property
    def label(self) -> str:
        """The title as it fits."""
        return shorten(self.title, _WIDEST_LABEL)


def badge_of(entry: OkrObject, plan: Plan, scores: Scores, words: Words) -> Badge:
    """Work out what the badge of `entry` says on the day of `scores`."""
    title = words.inside(" ".join(neutralised(public_text(entry, entry.title)).split()))
    maker = _Maker(title, scores, words)
    if isinstance(entry, Output):
        return maker.output(entry)
    if entry.status is Status.DRAFT:
        return maker.plain(DRAFT.badge_sign(words))
    if entry.status is Status.DROPPED:
        return maker.plain(DROPPED.badge_sign(words))
    return maker.objective(entry) if isinstance(entry, Objective) else maker.outcome(entry, plan)


def group_badge(title: str, score: GroupScore, words: Words, *, closed: bool) -> Badge:
    """Work out what the badge of several objectives says: those of a period, an owner or the whole site."""
    health, expected = (Health.CLOSED, 1.0) if closed else (score.health, score.expected)
    return _progress(" ".join(neutralised(title).split()), words, score.progress, expected, health)


def idle_badge(title: str, words: Words) -> Badge:
    """Say that no objective is running, so that an image that others link to is never missing."""
    sign = HEALTH[Health.NOT_STARTED].sign(words)._replace(word=words.say("badge_idle"))
    return _badge(" ".join(neutralised(title).split()), words, "", sign, 0)


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


class _Maker(NamedTuple):
    """Makes the badge of one object, which is called `title`."""

    title: str
    scores: Scores
    words: Words

    def objective(self, objective: Objective) -> Badge:
        """Return the grade of a closed objective, the progress of any other."""
        found = self.scores.objectives[objective.id]
        if objective.status is not Status.CLOSED:
            return self.progress(found.progress, found.expected, found.health)
        if objective.grade is None:
            return self.progress(found.progress, 1, found.health)
        sign = HEALTH[found.health].badge_sign(self.words)
        return _badge(self.title, self.words, self.words.share(objective.grade), sign, objective.grade)

    def outcome(self, outcome: Outcome, plan: Plan) -> Badge:
        """Return the progress of an outcome; of one that is frozen nothing more is expected."""
        found, above = self.scores.outcomes[outcome.id], plan.objective_of(outcome)
        frozen = above is not None and above.status in (Status.CLOSED, Status.DROPPED)
        return self.progress(found.progress, 1 if frozen else found.expected, found.health)

    def output(self, output: Output) -> Badge:
        """Show how much of an output is made: in the tone of delivery, never in a colour of results."""
        words, as_of = self.words, self.scores.as_of
        if output.status is OutputStatus.DROPPED:
            return self.plain(Sign("dropped", words.say("badge_dropped"), "okr-quiet"))
        if output.status is OutputStatus.DONE:
            shipped = "badge_shipped_on" if output.shipped else "badge_shipped"
            date = words.day(output.shipped, as_of) if output.shipped else ""
            return self.plain(Sign("shipped", words.say(shipped, date=date), "okr-ship"), fill=1)
        if output.draft:
            return self.plain(Sign("planned", words.say("badge_draft"), "okr-ship"))
        made = self.scores.outputs.get(output.id, 0.0)
        begun = made > 0 or output.status is OutputStatus.IN_PROGRESS
        sign = Sign("planned", words.say("badge_in_progress" if begun else "badge_planned"), "okr-ship")
        value = _tight(words.percent(made)) if made > 0 else ""
        due = words.day(output.due, as_of) if output.due else None
        overdue = (as_of - output.due).days if output.due else 0
        said = words.waiting(_in_words(words, value, sign), due, overdue)
        return _badge(self.title, words, value, sign, made, said=said)

    def progress(self, progress: float, expected: float, health: Health) -> Badge:
        """Return a badge with a bar; see `_progress`."""
        return _progress(self.title, self.words, progress, expected, health)

    def plain(self, sign: Sign, fill: float = 0) -> Badge:
        """Say a state that needs no number."""
        return _badge(self.title, self.words, "", sign, fill)


def _progress(title: str, words: Words, progress: float, expected: float, health: Health) -> Badge:
    """Show progress; the tick only where something is expected and not yet all of it."""
    value, sign = _tight(words.percent(progress)), HEALTH[health].badge_sign(words)
    said = _in_words(words, value, sign)
    if health is Health.NOT_STARTED:
        return _badge(title, words, "", sign, progress, said=said)
    if not 0 < expected < 1:
        return _badge(title, words, value, sign, progress)
    said = words.say("badge_expected", said=said, share=_tight(words.percent(expected)))
    return _badge(title, words, value, sign, progress, said=said)._replace(expected=expected)


def _badge(title: str, words: Words, value: str, sign: Sign, fill: float, said: str = "") -> Badge:
    """Return a badge; `said` is what it shows in full, value and state unless given."""
    message = words.say("badge_message", value=value, state=sign.word) if value else sign.word
    said = said or _in_words(words, value, sign)
    description = words.say("badge_of", title=title, said=said)
    return Badge(title, value, sign, message, description, _clamped(fill))


def _in_words(words: Words, value: str, sign: Sign) -> str:
    return words.say("badge_said", value=value, state=sign.word) if value else sign.word


def _tight(text: str) -> str:
    """Return `52%`: a badge has no room for the thin space."""
    return text.replace(NARROW, "")


def _clamped(value: float) -> float:
    return min(1.0, max(0.0, value))


def _px(length: float) -> str:
    """Return a length with no more digits than can be seen."""
    return f"{round(length, 1):g}"
