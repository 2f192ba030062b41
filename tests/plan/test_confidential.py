"""What is told of a confidential outcome, and what isn't."""

from __future__ import annotations

import pytest

from okrdocs.model import CheckIn, Establish, Maintain, Metric, OkrObject, Outcome
from okrdocs.plan.confidential import MASK, public_name, public_text
from okrdocs.plan.index import Plan
from okrdocs.plan.progress import score
from tests.plan.examples import day, objective, outcome

MARGIN = outcome(
    "margin",
    measure=Metric(731984, 915243),
    confidential=True,
    checkins=(CheckIn(day("10-20"), 823613), CheckIn(day("11-02"), 830000), CheckIn(day("11-20"), 867301)),
)


def named(name: str, entry: Outcome = MARGIN, *others: OkrObject) -> str:
    return public_name(Plan.of([*others, entry]), entry, name)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("from 731984", f"from {MASK}"),
        ("731 984 or 731\u202f984 EUR", f"{MASK} or {MASK} EUR"),
        ("731.984,00", MASK),
        ("-731984 and 915243%", f"-{MASK} and {MASK}%"),
        ("EUR731984, x915243, 7.3e5", f"EUR{MASK}, x{MASK}, {MASK}e{MASK}"),
        ("0.73 million, 183259 more", f"{MASK} million, {MASK} more"),
        ("from 732k to 0.9M", f"from {MASK} to {MASK}"),
        ("https://example.org/2026/pilot", "https://example.org/2026/pilot"),
        ("https://example.org/731984", f"https://example.org/{MASK}"),
        ("https://example.org/731,984?or=731.984", f"https://example.org/{MASK}?or={MASK}"),
        ("https://example.org/731%20984/915243.00", f"https://example.org/{MASK}/{MASK}"),
        ("https://example.org/731%C2%A0984?x=a%20731984", f"https://example.org/{MASK}?x=a%20{MASK}"),
        ("https://example.org/2026-11-20", "https://example.org/2026-11-20"),
    ],
)
def test_every_number_of_a_text_is_masked(text: str, shown: str) -> None:
    assert public_text(MARGIN, text) == shown


def test_others_keep_their_numbers() -> None:
    open_one = outcome("x", measure=Metric(4000, 5500))
    assert public_text(open_one, "from 4000") == "from 4000"
    assert named("Team 4000", open_one) == "Team 4000"


@pytest.mark.parametrize("name", ["Team 7", "2026-goal", "y8", "Desk 4711", "731-a9", "Region 91", "0"])
def test_a_name_keeps_numbers_that_are_no_secrets(name: str) -> None:
    assert named(name) == name


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("finance 915243", f"finance {MASK}"),
        ("fin-915243", f"fin-{MASK}"),
        ("t731984", f"t{MASK}"),
        ("731,984", MASK),
        ("Desk 731 984 of 3", f"Desk {MASK} of 3"),
        ("731\u202f984 EUR", f"{MASK} EUR"),
        ("732k", MASK),
        ("0.92 Mio", MASK),
        ("€915.24k", f"€{MASK}"),
        ("reading-867301", f"reading-{MASK}"),
        ("old-margin-915.243,00", f"old-margin-{MASK}"),
    ],
)
def test_secrets_are_taken_out_of_a_name_however_they_are_spelt(name: str, shown: str) -> None:
    assert named(name) == shown


@pytest.mark.parametrize(
    ("entry", "name"),
    [
        (outcome("x", measure=Maintain(41.37, 58.91), confidential=True), "at-41.37"),
        (outcome("x", measure=Maintain(41.37, 58.91), confidential=True), "58,91"),
        (outcome("x", measure=Maintain(41.37), confidential=True), "above 41"),
        (outcome("x", measure=Establish(None, 7), confidential=True), "Team 7"),
        (outcome("x", measure=Metric(1000, 2000), current=1483000, confidential=True), "1.5M"),
        (outcome("x", measure=Metric(-5200, 0), confidential=True), "loss 5.2k"),
    ],
)
def test_each_kind_of_outcome_has_its_secrets(entry: Outcome, name: str) -> None:
    assert MASK in named(name, entry)


def test_where_it_leads_is_a_secret_too() -> None:
    landing = score(Plan.of([objective("o"), MARGIN]), day("11-23")).outcomes["margin"].forecast
    assert landing
    assert named(f"land {landing.expected:.0f}") == f"land {MASK}"


@pytest.mark.parametrize(
    "other",
    [
        objective("o", owner="team 7"),
        outcome("c", contributors=("Team  7",)),
        outcome("t", tags=("Team 7",)),
        outcome("other-secret", owner="Team 7", measure=Metric(1, 2), confidential=True),
    ],
)
def test_a_name_that_stands_elsewhere_openly_stays_whole(other: OkrObject) -> None:
    few = outcome("few", owner="Team 7", measure=Metric(0, 7), confidential=True)
    # Masked, it would tell that the team's number is the target's.
    assert named("Team 7", few, other) == "Team 7"
    assert named("Team 7", few) == f"Team {MASK}"


def test_a_name_of_secrets_alone_is_borne_by_nobody_openly() -> None:
    few = outcome("few", owner="Team 7", measure=Metric(0, 7), confidential=True)
    again = outcome("again", owner="Team 7", measure=Metric(7, 9), confidential=True)
    assert named("Team 7", few, again) == f"Team {MASK}"


@pytest.mark.parametrize(
    ("baseline", "target", "current", "shown"),
    [(0, 7, 3, 0.43), (0, 1000, 996, 0.99), (0, 3, 3, 1), (0, 9, 0, 0), (10, 3, 7, 0.43), (0, 300, 1, 0)],
)
def test_progress_is_told_to_the_percent(
    baseline: float, target: float, current: float, shown: float
) -> None:
    secret = outcome("x", measure=Metric(baseline, target), current=current, confidential=True)
    assert score(Plan.of([secret]), day("11-23")).outcomes["x"].progress == shown


def test_sums_are_made_of_whole_percents() -> None:
    secret = outcome("x", "o", measure=Metric(0, 7), current=3, weight=2, confidential=True)
    known = outcome("y", "o", measure=Metric(0, 3), current=1)
    found = score(Plan.of([objective("o"), objective("up"), secret, known]), day("11-23"))
    assert found.outcomes["y"].progress == pytest.approx(1 / 3)
    assert found.objectives["o"].progress == pytest.approx((2 * 0.43 + 1 / 3) / 3)
    assert [term.progress for term in found.objectives["o"].terms] == [0.43, pytest.approx(1 / 3)]
