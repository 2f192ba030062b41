"""The pair: what was delivered beside what came of it, on one scale."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Status
from okrdocs.render.format import geometry
from okrdocs.render.views.bars import Bar, delivery_bar, results_bar

if TYPE_CHECKING:
    from okrdocs.model import Objective
    from okrdocs.plan.scores import Delivery
    from okrdocs.render.views.scene import Scene
    from okrdocs.render.words import Words

_BRACKET_FROM = 0.2 - 1e-9


class Gap(NamedTuple):
    """The bracket that measures the distance between the two bars."""

    start: str
    middle: str
    end: str
    label: str


class Side(NamedTuple):
    """One of the two bars: its percentage (empty: there is nothing to count) and the words beside it."""

    bar: Bar
    percent: str
    note: str


class Pair(NamedTuple):
    """Both, and what their distance says; `verdict` is a bold start and a sentence."""

    delivered: Side
    results: Side
    gap: Gap | None
    verdict: tuple[str, str] | None


def pair_of(scene: Scene, objective: Objective) -> Pair | None:
    """Return the pair of an objective; None for one that is a draft or dropped, of which nothing counts."""
    if objective.status in (Status.DRAFT, Status.DROPPED):
        return None
    score, words = scene.scores.objectives[objective.id], scene.words
    if not score.terms:
        note = words.say("none_to_measure")
    elif objective.status is Status.ACTIVE:
        note = words.say("expected_by_now", share=words.percent(score.expected))
    else:
        note = ""
    results = Side(results_bar(scene, objective), words.percent(score.progress) if score.terms else "", note)
    distance = score.delivery.share - score.progress
    told = score.verdict if objective.status is Status.ACTIVE else None  # "yet" is over once it is closed
    verdict = words.verdict(told, distance) if told else None
    return Pair(
        delivered(words, score.delivery), results, gap_of(words, score.delivery, score.progress), verdict
    )


def delivered(words: Words, delivery: Delivery) -> Side:
    """Return the grey half of a pair."""
    note = words.shipped_of(delivery.done, delivery.total)
    share = words.percent(delivery.share) if delivery.total else ""
    return Side(delivery_bar(delivery), share, note)


def gap_of(words: Words, delivery: Delivery, progress: float) -> Gap | None:
    """Return the bracket between the two bars; None while they are close, or nothing is to be made."""
    distance = delivery.share - progress
    if not delivery.total or abs(distance) < _BRACKET_FROM:
        return None
    start, end = sorted((delivery.share, progress))
    return Gap(geometry(start), geometry((start + end) / 2), geometry(end), words.points(distance))
