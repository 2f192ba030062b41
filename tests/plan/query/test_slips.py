"""What people write in place of a condition: where it is pointed at, and what they are told to write.

`slips.txt` lists them: an expression, below it what is pointed at with the message, below that the advice.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from okrdocs.model import Kind
from okrdocs.plan.query.errors import QueryError
from okrdocs.plan.query.parser import parse_condition

_EVERYTHING = frozenset(Kind)


class Slip(NamedTuple):
    """An expression that cannot be used, and what is said about it."""

    expression: str
    start: int
    end: int
    message: str
    advice: str


def _slip(case: str) -> Slip:
    expression, pointing, advice = case.split("\n")
    carets = re.search(r"\^+", pointing)
    assert carets is not None
    return Slip(expression, *carets.span(), pointing[carets.end() :].strip(), advice.strip())


_CASES = Path(__file__).with_name("slips.txt").read_text("utf-8").strip().split("\n\n")
_SLIPS = [_slip(case) for case in _CASES if not case.startswith("#")]


@pytest.mark.parametrize("slip", _SLIPS, ids=lambda slip: slip.expression)
def test_a_slip_is_pointed_at_and_put_right(slip: Slip) -> None:
    with pytest.raises(QueryError) as caught:
        parse_condition(slip.expression, _EVERYTHING)
    error = caught.value
    assert (slip.expression, error.start, error.end, error.message, error.help) == slip


def _advised() -> list[str]:
    """Return the conditions that advice consists of: those it tells to write behind a colon or `Write`."""
    told = [re.match(r"(?:Write|.*:) `([a-z][^`]+)`\.?(?: |, or|$)", slip.advice) for slip in _SLIPS]
    return [found[1] for found in told if found and " " in found[1] and not found[1].startswith("today")]


@pytest.mark.parametrize("condition", _advised())
def test_a_condition_that_is_advised_can_be_read(condition: str) -> None:
    whole = re.sub(r"^(and|or) ", "", condition)
    assert parse_condition(whole, _EVERYTHING)


@pytest.mark.parametrize(
    "condition",
    [
        "status = draft or status = done",
        "kind = output and status != closed",
        "not (status = done and kind = output) and grade > 0.7",
        "status in [closed, done] and kind = objective",
        "kind = outcome or grade > 0.7",
    ],
)
def test_a_condition_that_something_can_meet_is_none(condition: str) -> None:
    assert parse_condition(condition, _EVERYTHING)


def test_a_condition_on_a_kind_that_the_view_does_not_show_never_holds() -> None:
    with pytest.raises(QueryError, match="No object that this asks for"):
        parse_condition("kind = outcome", frozenset([Kind.OBJECTIVE]))
