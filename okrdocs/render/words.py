"""What is said about objects and periods, where it takes a decision which message says it."""

from __future__ import annotations

from okrdocs.model import Kind
from okrdocs.plan.scores import Verdict
from okrdocs.plan.sums import points
from okrdocs.render.speech import Speech

_COUNTED = {
    Kind.OBJECTIVE: "counted_objective",
    Kind.OUTCOME: "counted_outcome",
    Kind.OUTPUT: "counted_output",
}


class Words(Speech):
    """Chooses among the messages of a catalogue; all else is asked for by its key (see `Speech.say`)."""

    def counted(self, count: int, kind: Kind) -> str:
        """Return `1 output`, `5 outputs`."""
        return self.say(_COUNTED[kind], n=count)

    # Delivery and results

    def shipped_of(self, done: int, total: int) -> str:
        """Return `4 of 5 outputs shipped`."""
        return self.say("shipped_of", done=done, n=total) if total else self.say("none_to_ship")

    def verdict(self, verdict: Verdict, distance: float) -> tuple[str, str]:
        """Return the verdict and the sentence that explains it; `distance` is delivery minus results."""
        if verdict is Verdict.SHIPPED_NOT_FELT:
            why = self.say("shipped_not_felt_why", n=abs(points(distance)))
            return self.say("shipped_not_felt"), why
        return self.say("results_ahead"), self.say("results_ahead_why")

    def delivery_sum(self, share: float, done: int, under_way: int, partial: float, total: int) -> str:
        """Return the arithmetic behind the delivered share, which no result depends on."""
        lead = self.say("sum_outputs")
        if not total:
            return lead
        keys = ("sum_delivered", "sum_delivered_one", "sum_delivered_many")
        made = self.say(
            keys[min(under_way, 2)],
            share=self.percent(share),
            done=done,
            partial=round(partial, 2),
            n=under_way,
            total=total,
        )
        return f"{lead} {made}"

    # Days

    def due(self, date: str, left: int | None) -> str:
        """Return `Due 15 Dec, 22 days left`; without `left` only the date."""
        if left is None:
            return self.say("due", date=date)
        if left == 0:
            return self.say("due_today", date=date)
        return self.say("due_in" if left > 0 else "due_ago", date=date, n=abs(left))

    def silence(self, days: int, cadence: int, *, ever: bool) -> str:
        """Return `Last check-in 25 days ago; every 14 days was agreed.`."""
        agreed = self.say("agreed_every", n=cadence)
        return self.say("silent" if ever else "silent_always", n=days, agreed=agreed)

    # Outputs

    def shipped(self, date: str | None, late: int | None) -> str:
        """Return `Shipped 6 Nov, 4 days early`; `late` in days, negative for early, None for not said."""
        if date is None:
            return self.say("shipped")
        if not late:
            return self.say("shipped_on", date=date)
        return self.say("shipped_late" if late > 0 else "shipped_early", date=date, n=abs(late))

    def waiting(self, state: str, due: str | None, overdue: int) -> str:
        """Return `40 %, due 30 Nov`, or `40 %, 8 days overdue`."""
        if overdue > 0:
            return self.say("overdue", state=state, n=overdue)
        return self.say("waiting", state=state, date=due) if due else state

    def left_undone(self, state: str, due: str | None) -> str:
        """Return `Not shipped, was due 20 Sep`, of an objective that has ended."""
        return self.say("left_undone", state=state, date=due) if due else state

    def made_so_far(self, done: int, total: int, only: float | None) -> str:
        """Say how far the outputs of an outcome are; `only` is the share of a single one under way."""
        if total > 1:
            return self.say("made_so_far", shipped=self.shipped_of(done, total))
        if only is None:
            return self.say("made_only")
        return self.say("made_only_part", share=self.percent(only)) if only else self.say("made_only_none")

    # Outcomes

    def limits(self, low: str | None, high: str | None, *, strict: bool) -> str:
        """Return `4.4 or above`, for outcomes that keep a number."""
        if low is not None and high is not None:
            return self.say("limits_between", low=low, high=high)
        if low is not None:
            return self.say("limits_above" if strict else "limits_from", low=low)
        return self.say("limits_below" if strict else "limits_to", high=high)

    def holds(self, value: str, *, holds: bool) -> str:
        """Return `holds at 4.5`, or `broken at 4.2`."""
        return self.say("holds" if holds else "broken", value=value)

    def holds_sum(self, value: str, limits: str, *, holds: bool) -> str:
        """Say what a kept number counts."""
        return self.say("sum_inside" if holds else "sum_outside", value=value, limits=limits)

    def quotient(self, now: str, start: str, end: str, attainment: float) -> str:
        """Return `(3 220 − 4 000) ÷ (2 500 − 4 000) = 0.52`, and what counts where that leaves 0…1."""
        key = "sum_metric_above" if attainment > 1 else "sum_metric_below" if attainment < 0 else "sum_metric"
        return self.say(key, now=now, start=start, end=end, quotient=round(attainment, 2))

    def not_measured_in(self, unit: str) -> str:
        """Return `not measured yet (EUR/lead)`."""
        return self.say("not_measured_in", unit=unit) if unit else self.say("not_measured")

    def baseline_by(self, date: str | None, *, late: bool) -> str:
        """Return `baseline due 1 Dec`, or `baseline was due 15 Oct`."""
        if date is None:
            return self.say("baseline_to_come")
        return self.say("baseline_late" if late else "baseline_due", date=date)

    def kept_until(self, date: str | None) -> str:
        """Return `to keep, until 31 Dec`."""
        return self.say("to_keep_until", date=date) if date else self.say("to_keep")

    # The chain from an output upwards

    def verb(self, source: Kind, sources: int, only: str | None) -> str:
        """Return `leads to`, `which measures` or `which support`.

        `sources` is how many join here; `only` names the source where the reader couldn't tell which.
        """
        if source is Kind.OUTPUT:
            return self.say("chain_leads")
        if only:
            named = "chain_named_measures" if source is Kind.OUTCOME else "chain_named_supports"
            return self.say(named, name=only)
        return self.say("chain_measures" if source is Kind.OUTCOME else "chain_supports", n=sources)
