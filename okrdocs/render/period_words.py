"""Sentences about whole periods: how they ended, how they stand, what needs attention in them."""

from __future__ import annotations

from okrdocs.model import Kind
from okrdocs.render.format import number, percent
from okrdocs.render.labels import Labels
from okrdocs.render.terms import Terms


class PeriodWords(Labels, Terms):
    """The half of `Words` that the dashboard speaks."""

    def shipped_of(self, done: int, total: int) -> str:
        """Return `4 of 5 outputs shipped`."""
        if not total:
            return f"no {self.many(Kind.OUTPUT)}"
        return f"{done} of {self.counted(total, Kind.OUTPUT)} shipped"

    # Closed

    def closed_on(self, date: str) -> str:
        """Return `Closed on 30 Sep 2026.`."""
        return f"Closed on {date}."

    def ended_on(self, date: str) -> str:
        """Return `Ended on 30 Sep 2026.`."""
        return f"Ended on {date}."

    def graded_of(self, graded: int, total: int) -> str:
        """Return `2 of 3 objectives are graded.`."""
        return f"{graded} of {self.counted(total, Kind.OBJECTIVE)} graded."

    def average_grade(self, grade: str) -> str:
        """Return `Average grade 0.55.`."""
        return f"Average grade {grade}."

    def counts_as_achieved(self, grade: str) -> str:
        """Return `0.7 counts as achieved`."""
        return f"{grade} counts as achieved"

    # Dashboard

    def board_heading(self) -> str:
        """Head the table of a period."""
        return f"{self.kinds(Kind.OBJECTIVE)} and {self.many(Kind.OUTCOME)}"

    def board_caption(self, period: str) -> str:
        """Describe the table of a period to those who don't see it."""
        return f"{self.kinds(Kind.OBJECTIVE)} of {period} with their {self.many(Kind.OUTCOME)}"

    def no_objective(self) -> str:
        """Head outcomes that count towards no objective."""
        return f"Without an {self.one(Kind.OBJECTIVE)}"

    def loose_outputs(self) -> str:
        """Head outputs that belong to no objective."""
        return f"{self.outputs} of no {self.one(Kind.OBJECTIVE)}"

    def net_confidence_note(self, good: int, total: int, bad: int) -> str:
        """Return `6 of 11 outcomes on track or achieved, 2 off track`."""
        counted = self.counted(total, Kind.OUTCOME)
        return f"{good} of {counted} on track or achieved, {bad} off track"

    def passed_note(self, days: str) -> str:
        """Return `of 1 Oct – 31 Dec 2026 has passed`."""
        return f"of {days} has passed"

    def day_of(self, day: int, days: int) -> str:
        """Return `day 54 of 92`."""
        return f"day {day} of {days}"

    def starts(self, date: str) -> str:
        """Return `starts 1 Jan 2027`."""
        return f"starts {date}"

    def empty(self) -> str:
        """Greet a team that has not written anything yet."""
        return (
            f"Nothing here yet. Write the first {self.one(Kind.OBJECTIVE)} as an okr block on any page, "
            "and it shows up here."
        )

    # Needs attention

    def not_felt(self, done: int, total: int, results: float) -> str:
        """Return `Shipped, not felt yet: 4 of 5 outputs shipped, results at 43 %.`."""
        return f"Shipped, not felt yet: {self.shipped_of(done, total)}, results at {percent(results)}."

    def moved_away(self, value: str, baseline: str) -> str:
        """Return `Moved away from the target: 8.2 % of plants, baseline 8.0 %.`."""
        return f"Moved away from the target: {value}, baseline {baseline}."

    def moved_away_withheld(self) -> str:
        """Say the same without numbers."""
        return f"Moved away from the target; {self.withheld}."

    def behind(self, share: float, expected: float) -> str:
        """Return `28 % of the way, 58 % expected.`."""
        return f"{percent(share)} of the way, {percent(expected)} expected."

    def missed(self, due: str, share: float) -> str:
        """Return `Was due on 15 Nov, and is 60 % of the way.`."""
        return f"Was due on {due}, and is {percent(share)} of the way."

    def broken(self, value: str, limits: str) -> str:
        """Return `Outside its limits: 4.2 of 5; 4.4 or above was agreed.`."""
        return f"Outside its limits: {value}; {limits} was agreed."

    def broken_withheld(self) -> str:
        """Say the same without numbers."""
        return f"Outside its limits; {self.withheld}."

    def further(self, count: int) -> str:
        """Return `and 186 more`, where a long list is folded."""
        return f"and {number(count)} more"

    def made_so_far(self, done: int, total: int, only: float | None) -> str:
        """Say how far the outputs of an outcome are; `only` is the share of a single one under way."""
        if not total:
            return f"No {self.one(Kind.OUTPUT)} leads to it."
        if total > 1:
            return f"{self.shipped_of(done, total)}."
        if only is None:
            return f"Its only {self.one(Kind.OUTPUT)} has shipped."
        started = f"is {percent(only)} done" if only else "has not started"
        return f"Its only {self.one(Kind.OUTPUT)} {started}."
