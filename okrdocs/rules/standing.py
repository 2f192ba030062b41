"""Where advice still helps: objectives and outcomes that can be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.model import Objective, Outcome, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.rules.base import Context


def open_objectives(context: Context) -> Iterator[Objective]:
    """Yield the objectives that are neither drafts nor given up nor closed: of those, nothing can change."""
    for objective in context.objectives():
        if objective.status is Status.ACTIVE:
            yield objective


def open_outcomes(context: Context) -> Iterator[Outcome]:
    """Yield the outcomes that are neither drafts nor given up nor those of a closed objective.

    One that is the `same_as` another leaves it to that one to explain the number.
    """
    for outcome in context.outcomes():
        home = context.plan.objective_of(outcome)
        if (home and home.status is not Status.ACTIVE) or outcome.status is not Status.ACTIVE:
            continue
        if not isinstance(context.plan.find(outcome.same_as), Outcome):
            yield outcome


def running_outcomes(context: Context) -> Iterator[Outcome]:
    """Yield those of the open outcomes whose period isn't over: nobody can plan for the others any more."""
    for outcome in open_outcomes(context):
        if outcome.period is None or context.as_of <= outcome.period.end:
            yield outcome
