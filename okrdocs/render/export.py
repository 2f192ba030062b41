"""okrs.json: the plan with its numbers, for other programs.

The format is that of `schema/okrs.schema.json`. Its version changes only when something is taken away or
gets another meaning; consumers have to put up with additions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.engine.scorecard import Letter
from okrdocs.model import Establish, Maintain, Metric, Objective, Outcome, Steps
from okrdocs.plan.confidential import public_name, public_text
from okrdocs.render.export_csv import Item, csv_head, csv_row
from okrdocs.render.jsontext import plain_number, to_line, to_lines
from okrdocs.render.text import web_address

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from okrdocs.engine.scorecard import Scorecards
    from okrdocs.model import CheckIn, Diagnostic, Milestone, OkrObject, Output
    from okrdocs.plan.index import Plan
    from okrdocs.plan.scores import Scores

FORMAT_VERSION = 1


class Record(NamedTuple):
    """What is told of one object, written out."""

    line: str
    """As okrs.json has it."""
    row: str
    """As okrs.csv has it, with the end of the line."""


class Export(NamedTuple):
    """The records of all objects, in the order written."""

    as_of: dt.date
    objectives: list[Record]
    outcomes: list[Record]
    outputs: list[Record]


def record(
    entry: OkrObject,
    plan: Plan,
    scores: Scores,
    url_of: Callable[[str], str | None],
    scorecards: Scorecards | None = None,
) -> Record:
    """Return an object of `plan` with its links, numbers and findings.

    `url_of` gives an object's address from the root of the site, or None where it has none. No number of a
    confidential outcome is told, and no message of a finding about it.
    """
    item = _Exporter(plan, scores, url_of, scorecards).item(entry)
    return Record(to_line(item), csv_row(item))


def export(plan: Plan, as_of: dt.date, record_of: Callable[[OkrObject], Record]) -> Export:
    """Return what `record_of` tells of every object; see `record`."""
    tables = (plan.objectives, plan.outcomes, plan.outputs)
    return Export(as_of, *([record_of(entry) for entry in table.values()] for table in tables))


def export_json(data: Export) -> str:
    """Return okrs.json."""
    return to_lines(
        {
            "version": to_line(FORMAT_VERSION),
            "as_of": to_line(data.as_of.isoformat()),
            "objectives": [one.line for one in data.objectives],
            "outcomes": [one.line for one in data.outcomes],
            "outputs": [one.line for one in data.outputs],
        }
    )


def export_csv(data: Export) -> str:
    """Return okrs.csv, a table (RFC 4180) of all objects: objectives, then outcomes, then outputs."""
    records = (*data.objectives, *data.outcomes, *data.outputs)
    return csv_head() + "".join(one.row for one in records)


class _Exporter:
    """Turns objects into JSON values, links into the ids that hold now."""

    def __init__(
        self,
        plan: Plan,
        scores: Scores,
        url_of: Callable[[str], str | None],
        scorecards: Scorecards | None,
    ) -> None:
        self.plan = plan
        self.scores = scores
        self.url_of = url_of
        self.scorecards = scorecards

    def item(self, entry: OkrObject) -> Item:
        """Return the object as values that JSON knows."""
        if isinstance(entry, Objective):
            return self.objective(entry)
        return self.outcome(entry) if isinstance(entry, Outcome) else self.output(entry)

    def objective(self, objective: Objective) -> Item:
        score = self.scores.objectives[objective.id]
        return {
            **self._entry(objective),
            "status": objective.status.value,
            "commitment": objective.commitment,
            "level": objective.level,
            "why": objective.why,
            "resources": objective.resources,
            "supports": _ids(self.plan.supported(objective)),
            "supported_by": _ids(self.plan.supporters_of(objective)),
            "outcomes": _ids(self.plan.outcomes_of(objective)),
            "outputs": _ids(self.plan.outputs_of(objective)),
            "progress": plain_number(score.progress),
            "expected": plain_number(score.expected),
            "health": score.health.value,
            "verdict": score.verdict,
            "delivery": {
                "share": plain_number(score.delivery.share),
                "done": score.delivery.done,
                "total": score.delivery.total,
            },
            "terms": [_rounded(term._asdict()) for term in score.terms],
            "rolled_up": score.rolled_up,
            "confidence": plain_number(score.confidence),
            "last_checkin": _date(score.last_checkin),
            "target_grade": plain_number(score.target_grade),
            "grade": plain_number(objective.grade),
            "retrospective": objective.retrospective,
        }

    def outcome(self, outcome: Outcome) -> Item:
        score = self.scores.outcomes[outcome.id]
        return {
            **self._entry(outcome),
            "status": outcome.status.value,
            "confidential": outcome.confidential,
            "external": outcome.external,
            "measures": _id(self.plan.objective_of(outcome)),
            "outputs": _ids(self.plan.outputs_for(outcome)),
            "guards": _ids(self.plan.guards_of(outcome)),
            "supported_by": _ids(self.plan.supporters_of(outcome)),
            "progress": plain_number(score.progress),
            "expected": plain_number(score.expected),
            "health": score.health.value,
            "counted": score.counted,
            "weight": plain_number(outcome.weight),
            "start": _date(score.start),
            "due": _date(score.due),
            "metric": _public(outcome, outcome.metric),
            "unit": _public(outcome, outcome.unit),
            "rationale": _public(outcome, outcome.rationale),
            "evidence": [public_text(outcome, text) for text in outcome.evidence],
            "source": _public(outcome, outcome.how),
            "measure": _measure_kind(outcome),
            **_NOTHING_MEASURED,
            **self._readings(outcome),
            **({} if outcome.confidential else self._numbers(outcome)),
        }

    def output(self, output: Output) -> Item:
        return {
            **self._entry(output),
            "status": output.status.value,
            "draft": output.draft,
            "leads_to": _ids(self.plan.targets(output)),
            "objective": _id(self._home(output)),
            "progress": plain_number(self.scores.outputs.get(output.id)),
            "due": _date(output.due),
            "shipped": _date(output.shipped),
            "link": web_address(output.link) if output.link else None,
            "enabling": output.enabling,
            "milestones": _milestones(output, output.milestones),
        }

    def _entry(self, entry: OkrObject) -> Item:
        """Return what all kinds share."""
        period = entry.period
        return {
            "id": entry.id,
            "kind": entry.kind.value,
            "title": public_text(entry, entry.title),
            "url": self.url_of(entry.id),
            "period": period.label if period else None,
            "period_start": _date(period.start if period else None),
            "period_end": _date(period.end if period else None),
            "owner": self._name(entry, entry.owner) if entry.owner else entry.owner,
            "contributors": [self._name(entry, name) for name in entry.contributors],
            "tags": [self._name(entry, tag) for tag in entry.tags],
            "formerly": [self._name(entry, name) for name in entry.formerly],
            "same_as": _id(self.plan.find(entry.same_as)),
            "description": _public(entry, entry.description),
            "note": _public(entry, entry.note),
            "smart": self._smart(entry),
            "findings": [_finding(entry, one) for one in self.scorecards.own(entry)]
            if self.scorecards
            else [],
        }

    def _smart(self, entry: OkrObject) -> Item | None:
        """Return the mark of each letter; None where nothing is graded or known."""
        marks = self.scorecards.of(entry).marks if self.scorecards else {}
        return {letter.name.lower(): marks[letter].value for letter in Letter} if marks else None

    def _home(self, output: Output) -> Objective | None:
        """Return the objective an output is written in, else the one of its first target."""
        if isinstance(home := self.plan.find(output.within), Objective):
            return home
        return next(filter(None, map(self.plan.objective_of, self.plan.targets(output))), None)

    def _name(self, entry: OkrObject, name: str) -> str:
        return public_name(self.plan, entry, name)

    def _readings(self, outcome: Outcome) -> Item:
        """Return when it was measured and how sure people were, its steps too: all that is never secret."""
        score = self.scores.outcomes[outcome.id]
        measure, latest = outcome.measure, score.last_checkin
        return {
            "baseline_due": _date(measure.baseline_due if isinstance(measure, Establish) else None),
            "milestones": _milestones(outcome, measure.milestones) if isinstance(measure, Steps) else [],
            "measured": score.measured,
            "confidence": plain_number(latest.confidence if latest else None),
            "last_checkin": _date(latest.date if latest else None),
            "checkins": [_checkin(outcome, checkin) for checkin in outcome.checkins],
        }

    def _numbers(self, outcome: Outcome) -> Item:
        """Return what is measured; keys that don't fit the kind of outcome are null."""
        score = self.scores.outcomes[outcome.id]
        return {
            **_measured(outcome),
            "current": plain_number(score.current),
            "attainment": plain_number(score.attainment),
            "forecast": _rounded(score.forecast._asdict()) if score.forecast else None,
        }


_NOTHING_MEASURED: Item = {
    "baseline": None,
    "target": None,
    "baseline_due": None,
    "keep": None,
    "milestones": [],
    "current": None,
    "measured": None,
    "attainment": None,
    "forecast": None,
    "confidence": None,
    "last_checkin": None,
    "checkins": [],
}
"""Every key about what is measured, as it is where it doesn't fit the kind of outcome, or is withheld."""


def _measure_kind(outcome: Outcome) -> str:
    match outcome.measure:
        case Metric():
            return "metric"
        case Maintain():
            return "maintain"
        case Steps():
            return "milestones"
        case Establish():
            return "establish"


def _measured(outcome: Outcome) -> Item:
    """Return the keys that belong to the kind of outcome."""
    match outcome.measure:
        case Metric(baseline, target):
            return {"baseline": plain_number(baseline), "target": plain_number(target)}
        case Maintain(low, high, strict):
            return {"keep": {"low": plain_number(low), "high": plain_number(high), "strict": strict}}
        case Establish(target=target):
            return {"target": plain_number(target)}
        case Steps():
            return {}


def _checkin(outcome: Outcome, checkin: CheckIn) -> Item:
    """Return a reading; of a confidential outcome the value is null, as it is where none was taken."""
    return {
        "date": checkin.date.isoformat(),
        "value": None if outcome.confidential else plain_number(checkin.value),
        "confidence": plain_number(checkin.confidence),
        "note": _public(outcome, checkin.note),
    }


def _milestones(entry: OkrObject, milestones: Iterable[Milestone]) -> list[Item]:
    return [
        {"title": public_text(entry, step.title), "due": _date(step.due), "done": step.done}
        for step in milestones
    ]


def _finding(entry: OkrObject, found: Diagnostic) -> Item:
    """Return a finding; messages repeat what the author wrote, so those about confidential outcomes stay."""
    withheld = isinstance(entry, Outcome) and entry.confidential
    return {
        "code": found.code,
        "name": found.name,
        "severity": found.severity.label,
        "message": None if withheld else found.finding.message,
        "help": None if withheld else found.finding.help,
        "field": found.finding.field,
    }


def _rounded(values: dict[str, object]) -> Item:
    return {key: plain_number(value) if isinstance(value, float) else value for key, value in values.items()}


def _public(entry: OkrObject, text: str | None) -> str | None:
    return None if text is None else public_text(entry, text)


def _ids(entries: Iterable[OkrObject]) -> list[str]:
    return [entry.id for entry in entries]


def _id(entry: OkrObject | None) -> str | None:
    return entry.id if entry else None


def _date(date: dt.date | None) -> str | None:
    return date.isoformat() if date else None
