"""Plans built by hand, for tests that need to know every number."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from okrdocs.model import (
    CheckIn,
    Commitment,
    Establish,
    Maintain,
    Metric,
    Milestone,
    Objective,
    OkrObject,
    Outcome,
    Output,
    OutputStatus,
    Period,
    Span,
    Status,
    Steps,
    parse_period,
)
from okrdocs.plan.index import Plan

AS_OF = dt.date(2026, 11, 23)
SECRET_NUMBERS = ("731984", "615243", "704117", "690551")


@dataclass(frozen=True)
class Written:
    """A source whose fields all stand at one place."""

    path: str = "plans/support.md"
    block_line: int = 5

    def span(self, *keys: str | int) -> Span:
        return Span(self.block_line + len(keys), 1, self.block_line + len(keys), 5)

    def written(self, *keys: str | int) -> str | None:
        return None if keys else self.path


def period(text: str) -> Period:
    found = parse_period(text)
    assert found is not None
    return found


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(f"2026-{text}")


def calls(title: str = "Calls to the call centre fall", *, confidential: bool = False) -> Outcome:
    """52 % of the way on `AS_OF`, 71 % expected."""
    return Outcome(
        id="fewer-calls",
        title=title,
        source=Written(),
        period=period("2026-Q4"),
        owner="support",
        measures="effortless-support",
        nested=True,
        metric="calls answered",
        unit="calls/week",
        measure=Metric(4000, 2500),
        due=day("12-15"),
        due_given=True,
        weight=2,
        confidential=confidential,
        checkins=(
            CheckIn(day("10-05"), 3960, 0.6),
            CheckIn(day("10-19"), 3790, 0.6),
            CheckIn(day("11-02"), 3480, 0.7, "Search live for all."),
            CheckIn(day("11-16"), 3220, 0.8),
        ),
    )


def objective(title: str = "Customers get answers without having to call us", **fields: object) -> Objective:
    known: dict[str, object] = {
        "id": "effortless-support",
        "title": title,
        "source": Written(),
        "period": period("2026-Q4"),
        "owner": "support",
        "commitment": Commitment.ASPIRATIONAL,
        "why": "Calls cost 9 EUR each </script><script>alert(1)</script>",
        "supports": ("LOYAL",),
    }
    return Objective(**(known | fields))  # type: ignore[arg-type]  # tests name fields that exist


def secret() -> Outcome:
    """A confidential outcome whose texts repeat its numbers."""
    baseline, target, current, middle = map(float, SECRET_NUMBERS)
    return Outcome(
        id="margin",
        title="Margin grows from 731984 to 615,243",
        formerly=("old-margin",),
        source=Written(),
        period=period("2026-Q4"),
        measures="effortless-support",
        unit="EUR",
        measure=Metric(baseline, target),
        confidential=True,
        due=day("12-31"),
        rationale="We were at 731 984 and now are at 690551.",
        description="Was 704117 once.",
        checkins=(
            CheckIn(day("10-20"), middle, 0.5, "704117"),
            CheckIn(day("11-02"), current, 0.5),
            CheckIn(day("11-20"), current, 0.5, "690551 again"),
        ),
    )


def outcome_of_each_kind() -> list[OkrObject]:
    return [
        Outcome(
            id="uptime",
            title="The search stays up",
            source=Written(),
            measures="effortless-support",
            unit="%",
            measure=Maintain(low=99.9, strict=True),
            current=99.95,
        ),
        Outcome(
            id="audit",
            title="The audit is passed",
            source=Written(),
            measures="effortless-support",
            measure=Steps((Milestone("Booked", day("10-20"), done=True), Milestone("Passed"))),
            period=period("2026-Q4"),
            due=day("12-31"),
        ),
        Outcome(
            id="trust",
            title="More customers trust our answers",
            source=Written(),
            measures="effortless-support",
            measure=Establish(day("10-31"), 40),
            unit="%",
            guards=("UPTIME",),
        ),
    ]


def outputs() -> list[OkrObject]:
    return [
        Output(
            id="product-search",
            title="Searchable product database",
            source=Written(),
            leads_to=("fewer-calls", "audit"),
            within="effortless-support",
            status=OutputStatus.DONE,
            shipped=day("11-06"),
            due=day("11-10"),
            link="https://tracker.example.org/PROJ-12?a=1&b=2",
        ),
        Output(
            id="guide",
            title="Guide for callers",
            source=Written(),
            leads_to=("old-margin",),
            status=OutputStatus.IN_PROGRESS,
            progress=0.4,
            due=day("11-30"),
            link="javascript:alert(1)",
        ),
        Output(id="chat", title="Chat", source=Written(), leads_to=("trust",), due=day("11-15")),
        Output(id="fax", title="Fax line", source=Written(), status=OutputStatus.DROPPED),
    ]


def rich_plan() -> Plan:
    """Every kind of object and link there is."""
    above = objective(
        "Customers stay with us",
        id="loyal",
        supports=(),
        status=Status.DRAFT,
        source=Written("company.md", 9),
    )
    closed = objective(
        "Customers find it themselves",
        id="self-serve",
        period=period("2026-Q3"),
        status=Status.CLOSED,
        grade=0.65,
        retrospective="Measured too late.",
    )
    dropped = objective("Customers write letters", id="letters", status=Status.DROPPED)
    return Plan.of(
        [above, objective(), calls(), secret(), *outcome_of_each_kind(), *outputs(), closed, dropped]
    )
