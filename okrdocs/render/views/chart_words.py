"""What an outcome's chart says in words: its title, its description, its caption and its labels."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Establish, Maintain
from okrdocs.plan.health import expected_share
from okrdocs.render.views.bars import is_open
from okrdocs.render.views.figures import Scale, limits

if TYPE_CHECKING:
    import datetime as dt

    from okrdocs.model import Outcome
    from okrdocs.render.chart.layout import Plot, Series
    from okrdocs.render.views.checkins import Outlook
    from okrdocs.render.views.scene import Scene

_FORECASTABLE = 3
"""Days with a value that a forecast needs."""


class Telling(NamedTuple):
    """An outcome and its series, and the words for them."""

    scene: Scene
    outcome: Outcome
    series: Series
    outlook: Outlook | None

    def say(self, key: str, **values: object) -> str:
        """Return a text of the catalogue."""
        return self.scene.words.say(key, **values)

    def value(self, value: float) -> str:
        """Return a value as the chart writes it."""
        return Scale.of(self.outcome, self.scene.words).value(value)

    @property
    def dated(self) -> bool:
        """Whether the values come from check-ins; else there is one, of which no day is known."""
        return bool(self.outcome.checkins)

    @property
    def rising(self) -> bool:
        """Whether more is better; where nobody says, whether it became more."""
        series = self.series
        if series.baseline is not None and series.target is not None and series.baseline != series.target:
            return series.target > series.baseline
        values = [value for _, value in series.values]
        return bool(values) and values[-1] > values[0]

    @property
    def above_pace(self) -> bool:
        """Whether the newest value is greater than the expected one."""
        even = self.even(self.series.values[-1][0]) if self.series.values else None
        return even is not None and self.series.values[-1][1] > even

    def even(self, day: dt.date) -> float | None:
        """Return the value that even progress from baseline to target would have reached on `day`."""
        series = self.series
        if None in (series.start, series.due, series.baseline, series.target):
            return None
        if series.baseline is None or series.target is None or series.baseline == series.target:
            return None
        share = expected_share(series.start, series.due, day)
        return series.baseline + share * (series.target - series.baseline)

    def days(self, plot: Plot) -> list[tuple[str, dt.date]]:
        """Return the days that get a line of their own, with the line's role: today first."""
        days = [("okr-now", self.series.today)]
        if self.series.due and self.series.due < plot.span.last:
            days.append(("okr-end", self.series.due))
        if isinstance(self.outcome.measure, Establish):
            days.append(("okr-end", self.outcome.measure.baseline_due))
        return [(role, day) for role, day in days if day and plot.span.holds(day)]

    def day_name(self, role: str, day: dt.date) -> str:
        """Return `Today, 23 Nov`, `Due 15 Dec` or `Baseline due 1 Dec`."""
        if role == "okr-now":
            return self.say("chart_today", day=self.scene.day(day))
        key = "chart_due" if day == self.series.due else "chart_baseline_due"
        return self.say(key, day=self.scene.day(day))

    def baseline(self) -> str:
        """Return `Baseline 4 000`."""
        return self.say(
            "chart_baseline", value=Scale.of(self.outcome, self.scene.words).value(self.series.baseline)
        )

    def target(self) -> str:
        """Return `Target 2 500 by 15 Dec`."""
        return self._dated(
            "chart_target", value=Scale.of(self.outcome, self.scene.words).value(self.series.target)
        )

    def kept(self) -> str:
        """Return `Keep 4.4 or above until 31 Dec`; empty where nothing is to be kept."""
        measure = self.outcome.measure
        if not isinstance(measure, Maintain):
            return ""
        return self._dated(
            "chart_keep", limits=limits(self.scene, measure, Scale.of(self.outcome, self.scene.words))
        )

    def _dated(self, key: str, **values: object) -> str:
        due = self.series.due
        if due is None:
            return self.say(f"{key}_undated", **values)
        return self.say(key, day=self.scene.day(due), **values)

    def pace(self) -> str:
        """Return the name of the straight line from baseline to target."""
        return self.say("chart_pace")

    def ahead(self) -> str:
        """Return `at this pace 2 710`."""
        return self.say("chart_forecast", value=self.outlook.value if self.outlook else "")


def heading(telling: Telling) -> str:
    """Return the chart's title: what is counted, from when to when."""
    scene, outcome, series = telling.scene, telling.outcome, telling.series
    counted = scene.plain(outcome, outcome.metric) or scene.title(outcome)
    name = counted[:1].upper() + counted[1:]
    days = [day for day in (series.start, series.due) if day] or [day for day, _ in series.values]
    if not days:
        return name
    return telling.say("chart_title", metric=name, range=scene.words.day_range(min(days), max(days)))


def description(telling: Telling) -> str:
    """Return the chart for those who don't see it: how it went, what was expected, where it leads."""
    parts = [_course(telling), _limits(telling), _even_today(telling)]
    if telling.outlook and telling.series.due:
        day = telling.scene.day(telling.series.due)
        parts.append(telling.say("chart_leads", value=telling.outlook.value, day=day))
    if telling.series.target is not None:
        parts.append(telling.say("chart_aim", target=telling.target()))
    return " ".join(filter(None, parts))


def caption(telling: Telling) -> str:
    """Return what the chart shows: all of it where there is no forecast, else what that doesn't say."""
    if telling.outlook:
        return _crossing(telling)
    parts = [_course(telling), _limits(telling), _crossing(telling)]
    if is_open(telling.scene, telling.outcome):
        parts += [_even_today(telling), _too_few(telling)]
    return " ".join(filter(None, parts))


def _course(telling: Telling) -> str:
    """Return how the value went, from the first day with one to the last."""
    values = telling.series.values
    if not values:
        return telling.say("chart_empty")
    (first_day, first), (last_day, last) = values[0], values[-1]
    if not telling.dated:
        return telling.say("chart_undated", value=telling.value(last))
    said = {"last": telling.value(last), "last_day": telling.scene.day(last_day)}
    if len(values) == 1:
        return telling.say("chart_single", **said)
    key = "chart_rose" if last > first else "chart_fell" if last < first else "chart_held"
    return telling.say(key, first=telling.value(first), first_day=telling.scene.day(first_day), **said)


def _limits(telling: Telling) -> str:
    """Say how many of the values lie inside the limits of an outcome that keeps its number."""
    measure, values = telling.outcome.measure, telling.series.values
    if not isinstance(measure, Maintain) or not telling.series.limits or not values:
        return ""
    inside = sum(measure.holds(value) for _, value in values)
    if inside == len(values):
        return telling.say("chart_all_inside", n=inside)
    return telling.say("chart_inside", inside=inside, n=len(values))


def _even_today(telling: Telling) -> str:
    """Say where even progress would be today."""
    today, start, due = telling.series.today, telling.series.start, telling.series.due
    if today is None or start is None or due is None or not start <= today <= due:
        return ""
    even = telling.even(today)
    if even is None:
        return ""
    return telling.say("chart_even", value=Scale.of(telling.outcome, telling.scene.words).estimate(even))


def _crossing(telling: Telling) -> str:
    """Say on which day the target was reached, or that the value moved away from it."""
    baseline, target, values = telling.series.baseline, telling.series.target, telling.series.values
    if baseline is None or target is None or baseline == target or not values:
        return ""
    way = 1 if target > baseline else -1
    last = values[-1][1]
    if way * (last - target) >= 0:
        reached = next(day for day, value in values if way * (value - target) >= 0)
        return telling.say("chart_reached", day=telling.scene.day(reached))
    return telling.say("chart_away", value=telling.value(baseline)) if way * (last - baseline) < 0 else ""


def _too_few(telling: Telling) -> str:
    """Say why there is no forecast, while one may still come."""
    series = telling.series
    forecastable = telling.even(series.due) is not None if series.due else False
    if not forecastable or not series.values or series.today is None or series.due is None:
        return ""
    if series.today >= series.due or len(series.values) >= _FORECASTABLE:
        return ""
    return telling.say("chart_too_few")
