"""Every fixed sentence that readers see about an object; labels and headings are in `labels`."""

from __future__ import annotations

from okrdocs.model import Kind
from okrdocs.plan.scores import Verdict
from okrdocs.render.format import number, percent, points
from okrdocs.render.period_words import PeriodWords


class Words(PeriodWords):
    """English, with the team's own words for objectives, outcomes and outputs."""

    # Delivery and results

    def shipped_in_two(self, done: int, total: int) -> tuple[str, str]:
        """Return `4 of 5` and `shipped`, for two lines in a narrow place."""
        return (f"{done} of {total}", self.shipped_word) if total else ("no", self.many(Kind.OUTPUT))

    def expected_by_now(self, share: float) -> str:
        """Return `64 % expected by now`."""
        return f"{percent(share)} expected by now"

    def gap(self, distance: float) -> str:
        """Return `45 points`."""
        return f"{abs(points(distance))} points"

    def verdict(self, verdict: Verdict, distance: float) -> tuple[str, str]:
        """Return the verdict and the sentence that explains it; `distance` is delivery minus results."""
        if verdict is Verdict.SHIPPED_NOT_FELT:
            return (
                "Shipped, not felt yet.",
                f"Delivery runs {self.gap(distance)} ahead of results: too early, or the wrong "
                f"{self.many(Kind.OUTPUT)}?",
            )
        return "Results run ahead of delivery.", "Something else moves them too: find out what."

    def nothing_measured(self) -> str:
        """Say that an objective has no outcomes."""
        return f"no {self.many(Kind.OUTCOME)}"

    def pooled(self, count: int) -> str:
        """Return `14 outputs, in the objectives that support it`."""
        return f"{self.counted(count, Kind.OUTPUT)}, in the {self.many(Kind.OBJECTIVE)} that support it"

    # The arithmetic

    def sum_heading(self, share: float) -> str:
        """Return `How 43 % adds up`."""
        return f"How {percent(share)} adds up"

    def sum_of(self, total: str, weights: str) -> str:
        """Return `Objective: 173 ÷ 4`."""
        return f"{self.objective}: {total} ÷ {weights}"

    def delivery_sum(self, share: float, done: int, under_way: int, partial: float, total: int) -> str:
        """Return the arithmetic behind the delivered share, which no result depends on."""
        lead = f"{self.outputs} never count towards this number."
        if not total:
            return lead
        made = f"{done} shipped"
        if under_way == 1:
            made = f"({made} + {number(round(partial, 2))} of one)"
        elif under_way:
            made = f"({made} + {number(round(partial, 2))} of {under_way} under way)"
        return f"{lead} {self.delivered} {percent(share)} = {made} ÷ {total}."

    def clamped(self, attainment: float) -> str:
        """Say what counts where the arithmetic leaves 0…1."""
        if attainment > 1:
            return ", counted as 1"
        return ", counted as 0" if attainment < 0 else ""

    def weight_share(self, weight: str, total: str, *, alike: bool) -> str:
        """Return `2 of 4 weights in`, before the objective's name."""
        if alike:
            return f"1 of {total}, all alike, in"
        return f"{weight} of {total} weights in"

    # Days

    def days(self, count: int) -> str:
        """Return `1 day`, `22 days`."""
        return "1 day" if count == 1 else f"{number(count)} days"

    def due(self, date: str, left: int | None) -> str:
        """Return `Due 15 Dec, 22 days left`; without `left` only the date."""
        if left is None:
            return f"Due {date}"
        if left == 0:
            return f"Due {date}, today"
        return f"Due {date}, {self.days(left)} left" if left > 0 else f"Due {date}, {self.days(-left)} ago"

    def checked_in(self, date: str) -> str:
        """Return `Checked in 20 Nov`."""
        return f"Checked in {date}"

    def silence(self, days: int, cadence: int, *, ever: bool) -> str:
        """Return `Last check-in 25 days ago; every 14 days was agreed.`."""
        agreed = "every day" if cadence == 1 else f"every {cadence} days"
        if ever:
            return f"Last check-in {self.days(days)} ago; {agreed} was agreed."
        return f"No check-in in {self.days(days)}; {agreed} was agreed."

    def as_of(self, date: str) -> str:
        """Return `As of 23 Nov 2026`."""
        return f"As of {date}"

    # Outputs

    def shipped(self, date: str | None, late: int | None) -> str:
        """Return `Shipped 6 Nov, 4 days early`; `late` in days, negative for early, None for not said."""
        said = f"Shipped {date}" if date else "Shipped"
        if not late:
            return said
        return f"{said}, {self.days(abs(late))} {'late' if late > 0 else 'early'}"

    def waiting(self, state: str, due: str | None, overdue: int) -> str:
        """Return `40 %, due 30 Nov`, or `40 %, 8 days overdue`."""
        if overdue > 0:
            return f"{state}, {self.days(overdue)} overdue"
        return f"{state}, due {due}" if due else state

    def left_undone(self, state: str, due: str | None) -> str:
        """Return `Not shipped, was due 20 Sep`, of an objective that has ended."""
        return f"{state}, was due {due}" if due else state

    # Outcomes

    def limits(self, low: str | None, high: str | None, *, strict: bool) -> str:
        """Return `4.4 or above`, for outcomes that keep a number."""
        if low is not None and high is not None:
            return f"between {low} and {high}"
        if low is not None:
            return f"above {low}" if strict else f"{low} or above"
        return f"below {high}" if strict else f"{high} or below"

    def holds_sum(self, value: str, limits: str, *, holds: bool) -> str:
        """Say what a kept number counts."""
        side, counted = ("inside", 1) if holds else ("outside", 0)
        return f"{value} is {side} its limits, {limits}: counts as {counted}"

    def not_measured_in(self, unit: str) -> str:
        """Return `not measured yet (EUR/lead)`."""
        return f"{self.not_measured} ({unit})" if unit else self.not_measured

    def holds(self, value: str, *, holds: bool) -> str:
        """Return `holds at 4.5`, or `broken at 4.2`."""
        return f"holds at {value}" if holds else f"broken at {value}"

    def reached_of(self, total: int) -> str:
        """Return `of 3 reached`, behind the number."""
        return f"of {total} reached"

    def steps_sum(self, done: int, total: int, quotient: str) -> str:
        """Return `2 reached ÷ 3 = 0.67`."""
        return f"{done} reached ÷ {total} = {quotient}"

    def baseline_by(self, date: str | None, *, late: bool) -> str:
        """Return `baseline due 1 Dec`, or `baseline was due 15 Oct`."""
        if date is None:
            return "baseline to be measured"
        return f"baseline {'was ' if late else ''}due {date}"

    def kept_until(self, date: str | None) -> str:
        """Return `to keep, until 31 Dec`."""
        return f"to keep, until {date}" if date else "to keep"

    def on_day(self, date: str) -> str:
        """Return `on 16 Nov`."""
        return f"on {date}"

    def since_day(self, date: str) -> str:
        """Return `since 2 Nov`."""
        return f"since {date}"

    def expected_label(self, share: float) -> str:
        """Return `71 % expected`."""
        return f"{percent(share)} expected"

    def forecast(self, first: tuple[str, str], last: tuple[str, str], unit: str) -> str:
        """Return the part of the forecast that tells what was; the pairs are value and day."""
        now = f"{last[0]} {unit}".strip()
        return f"From {first[1]} to {last[1]} it went from {first[0]} to {now}. At this pace it is near"

    def forecast_band(self, due: str, low: str, high: str, target: str | None, *, inside: bool) -> str:
        """Return the rest: the band, and whether the target lies in it."""
        band = f"on {due}; at the slowest and fastest pace between two check-ins, between {low} and {high}."
        if target is None:
            return band
        return f"{band} The target of {target} lies {'inside' if inside else 'outside'} that band."

    def outputs_leading_here(self) -> str:
        """Head the outputs of an outcome."""
        return f"{self.outputs} that lead here"

    def supporters_heading(self) -> str:
        """Head the objectives that support something."""
        return f"{self.kinds(Kind.OBJECTIVE)} that support it"

    def nothing_leads_here(self) -> str:
        """Say that an outcome has no output."""
        return f"No {self.one(Kind.OUTPUT)} leads here yet."

    def no_outputs(self) -> str:
        """Say that nothing is made for an objective."""
        return f"No {self.many(Kind.OUTPUT)}."

    def no_outcomes(self) -> str:
        """Say that nothing measures an objective."""
        return f"No {self.many(Kind.OUTCOME)}."

    def leads_to_nothing(self) -> str:
        """Say that an output leads to no outcome."""
        return f"It leads to no {self.one(Kind.OUTCOME)} yet."

    # The chain from an output upwards

    def verb(self, source: Kind, sources: int, only: str | None) -> str:
        """Return `leads to`, `which measures` or `which support`.

        `sources` is how many join here; `only` names the source where the reader couldn't tell which.
        """
        if source is Kind.OUTPUT:
            return self.leads_to
        stem = "measure" if source is Kind.OUTCOME else "support"
        verb = stem if sources > 1 else f"{stem}s"
        return f"“{only}” {verb}" if only else f"which {verb}"

    def hint_not_proof(self) -> str:
        """Warn against reading too much into what moved after an output shipped."""
        outcome = self.one(Kind.OUTCOME)
        return (
            f"A result that moves after shipping is a hint, not proof: see the rationale of each {outcome}."
        )
