"""Where advice still helps: objectives and outcomes that can be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.model import Objective, Outcome, Status

if TYPE_CHECKING:
    from okrdocs.rules.base import Context


def open_objectives(context: Context) -> tuple[Objective, ...]:
    """Return the objectives that are neither drafts nor given up nor closed: of those, nothing can change."""
    return context.once(_open_objectives)


def open_outcomes(context: Context) -> tuple[Outcome, ...]:
    """Return the outcomes that are neither drafts nor given up nor those of a closed objective.

    One that is the `same_as` another leaves it to that one to explain the number.
    """
    return context.once(_open_outcomes)


def running_outcomes(context: Context) -> tuple[Outcome, ...]:
    """Return those of the open outcomes whose period isn't over: nobody can plan for the others any more."""
    return context.once(_running_outcomes)


def _open_objectives(context: Context) -> tuple[Objective, ...]:
    return tuple(one for one in context.objectives() if one.status is Status.ACTIVE)


def _open_outcomes(context: Context) -> tuple[Outcome, ...]:
    return tuple(one for one in context.outcomes() if _is_open(context, one))


def _is_open(context: Context, outcome: Outcome) -> bool:
    home = context.plan.objective_of(outcome)
    if outcome.status is not Status.ACTIVE or (home and home.status is not Status.ACTIVE):
        return False
    return outcome.same_as is None or not isinstance(context.plan.find(outcome.same_as), Outcome)


def _running_outcomes(context: Context) -> tuple[Outcome, ...]:
    return tuple(
        one for one in open_outcomes(context) if one.period is None or context.as_of <= one.period.end
    )
