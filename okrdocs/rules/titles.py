"""Titles in findings: where their words stand, and whose titles are still worth a word."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from okrdocs.model import Outcome, Status
from okrdocs.rules.phrases import in_unit, typed, withheld

if TYPE_CHECKING:
    from okrdocs.model import Finding, Objective, OkrObject, Span
    from okrdocs.rules.base import Context
    from okrdocs.rules.prose.evidence import Evidence


def open_outcomes(context: Context) -> tuple[Outcome, ...]:
    """Return the outcomes whose wording still matters: no drafts, and nothing dropped or closed.

    Of some, the title could not be read, and their id stands in for it.
    """
    return context.once(_open_outcomes)


def open_objectives(context: Context) -> tuple[Objective, ...]:
    """Return the objectives whose wording still matters."""
    return context.once(_open_objectives)


def _open_outcomes(context: Context) -> tuple[Outcome, ...]:
    return tuple(
        outcome
        for outcome in context.outcomes()
        if "outcome" not in outcome.invalid
        and not context.is_exempt(outcome)
        and not _is_closed(context.plan.objective_of(outcome))
    )


def _open_objectives(context: Context) -> tuple[Objective, ...]:
    return tuple(
        objective
        for objective in context.objectives()
        if "objective" not in objective.invalid
        and not context.is_exempt(objective)
        and not _is_closed(objective)
    )


def _is_closed(objective: Objective | None) -> bool:
    return objective is not None and objective.status is Status.CLOSED


_LONGEST = 60


def quoted(text: str) -> str:
    """Return words of a title in quotation marks, not too many of them."""
    flat = " ".join(text.split())
    return f"“{flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1] + '…'}”"


def at_words(finding: Finding, entry: OkrObject, words: Evidence) -> Finding:
    """Place a finding about a title at the words that it rests on, where they can be told apart."""
    return replace(finding, span=_span(entry, words.start, words.end))


def _span(entry: OkrObject, start: int, end: int) -> Span:
    """Return the span of part of a title; of all of it where it isn't written letter by letter."""
    field = entry.kind.value
    whole = entry.source.span(field)
    quotes = whole.end_column - whole.column - len(entry.title)
    if whole.line != whole.end_line or quotes not in (0, 2) or entry.source.written(field) != entry.title:
        return whole
    first = whole.column + quotes // 2
    return whole._replace(column=first + start, end_column=first + end)


def _is_no_metric(unit: str, title: str) -> bool:
    """Tell whether a unit alone says nothing of a change: `of 5`, or what the title itself counts."""
    first = re.split(r"[/\s]", unit.casefold(), maxsplit=1)[0]
    return first in ("of", "von", "%") or first in title.casefold()


def change_in_fields(outcome: Outcome) -> str | None:
    """Return the change that the fields of an outcome speak of: `calls a week from 4000 to 2500`."""
    measure = outcome.measure
    baseline, target = getattr(measure, "baseline", None), getattr(measure, "target", None)
    name = outcome.metric or outcome.unit
    if name is None or baseline is None or target is None or withheld(outcome):
        return None
    if not outcome.metric and _is_no_metric(name, outcome.title):
        return None
    first, last = (
        typed(outcome, (key,), value) for key, value in (("baseline", baseline), ("target", target))
    )
    unit = outcome.unit if outcome.metric and outcome.unit and outcome.unit not in outcome.metric else None
    return f"{name} from {first} to {in_unit(last, unit)}"
