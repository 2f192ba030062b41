"""All objects of a project and the links between them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from okrdocs.model import Objective, Outcome, Output
from okrdocs.plan.cycles import rings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from okrdocs.model import OkrObject

T = TypeVar("T", bound="OkrObject")


@dataclass(slots=True, eq=False, repr=False)  # that much is quick to set up: each lint pays for it
class Plan:
    """Objects by id, in the order of pages and blocks, with their links resolved in both directions.

    References are matched ignoring case and through `formerly`. An object whose id is taken stands in
    `duplicates` beside its holder and nowhere else. `lost` holds ids (case-folded) that stand in blocks
    that could not be read: links to them are not known to be wrong.
    """

    objectives: dict[str, Objective]
    outcomes: dict[str, Outcome]
    outputs: dict[str, Output]
    duplicates: tuple[tuple[OkrObject, OkrObject], ...] = ()
    """Pairs of the object that holds an id and a later one that claims it."""
    lost: frozenset[str] = frozenset()
    _names: dict[str, OkrObject] = field(default_factory=dict)
    _measured_by: dict[str, list[Outcome]] = field(default_factory=dict)
    _made_for: dict[str, list[Output]] = field(default_factory=dict)
    _made_in: dict[str, list[Output]] = field(default_factory=dict)
    _supported_by: dict[str, list[Objective]] = field(default_factory=dict)
    _measures: dict[str, Objective] = field(default_factory=dict)
    _guarded_by: dict[str, list[Outcome]] | None = None
    _carried_on: dict[str, list[Objective]] | None = None
    # The last two are worked out when pages ask for them: rules don't.

    @classmethod
    def of(cls, objects: Iterable[OkrObject], lost: Iterable[str] = ()) -> Plan:
        """Index `objects`, which come in the order of pages and blocks."""
        named, duplicates = _first_of_each_id(objects)
        kept = named.values()
        plan = cls(
            objectives={o.id: o for o in kept if isinstance(o, Objective)},
            outcomes={o.id: o for o in kept if isinstance(o, Outcome)},
            outputs={o.id: o for o in kept if isinstance(o, Output)},
            duplicates=tuple(duplicates),
            lost=frozenset(name.casefold() for name in lost),
        )
        former = ((name.casefold(), entry) for entry in kept for name in entry.formerly)
        for name, entry in former:
            plan._names.setdefault(name, entry)
        plan._names.update(named)
        plan._link()
        return plan

    def _link(self) -> None:
        for outcome in self.outcomes.values():
            if isinstance(above := self.find(outcome.measures), Objective):
                self._measures[outcome.id] = above
                self._measured_by.setdefault(above.id, []).append(outcome)
        for output in self.outputs.values():
            if isinstance(home := self.find(output.within), Objective):
                self._made_in.setdefault(home.id, []).append(output)
            for target in self.targets(output):
                self._made_for.setdefault(target.id, []).append(output)
        for objective in self.objectives.values():
            for upper in self.supported(objective) if objective.supports else ():
                self._supported_by.setdefault(upper.id, []).append(objective)

    def link_for_pages(self) -> None:
        """Work out the links that only pages ask for, before any of them does."""
        self._guarded_by, self._carried_on = self._link_guards(), self._link_same_aims()

    def _link_guards(self) -> dict[str, list[Outcome]]:
        links: dict[str, list[Outcome]] = {}
        for outcome in self.outcomes.values():
            for guard in self.guards_of(outcome):
                links.setdefault(guard.id, []).append(outcome)
        return links

    def _link_same_aims(self) -> dict[str, list[Objective]]:
        links: dict[str, list[Objective]] = {}
        for objective in self.objectives.values():
            for other in self._found((objective.same_as or "", *objective.formerly), Objective):
                if other is not objective:
                    links.setdefault(objective.id, []).append(other)
                    links.setdefault(other.id, []).append(objective)
        return links

    def objects(self) -> Iterator[OkrObject]:
        """Yield every object: objectives, then outcomes, then outputs."""
        yield from self.objectives.values()
        yield from self.outcomes.values()
        yield from self.outputs.values()

    def find(self, name: str | None) -> OkrObject | None:
        """Return the object that `name` refers to, by its id or a former one; None where there is none."""
        return self._names.get(name.casefold()) if name else None

    def _found(self, names: tuple[str, ...], *kinds: type[T]) -> tuple[T, ...]:
        """Return what of some `kinds` is referred to, each object once."""
        if not names:  # as often
            return ()
        found = {entry.id: entry for name in names if isinstance(entry := self.find(name), kinds)}
        return tuple(found.values())

    def names(self) -> list[str]:
        """Return every id that a link may name, former ones included (case-folded)."""
        return list(self._names)

    def outcomes_of(self, objective: Objective) -> tuple[Outcome, ...]:
        """Return the outcomes that measure `objective`, from its own block and from elsewhere."""
        return tuple(self._measured_by.get(objective.id, ()))

    def objective_of(self, outcome: Outcome) -> Objective | None:
        """Return the objective that `outcome` measures."""
        if self.outcomes.get(outcome.id) is outcome:  # all but duplicates, whose id is somebody else's
            return self._measures.get(outcome.id)
        above = self.find(outcome.measures)
        return above if isinstance(above, Objective) else None

    def targets(self, output: Output) -> tuple[Outcome, ...]:
        """Return the outcomes that `output` leads to."""
        return self._found(output.leads_to, Outcome)

    def outputs_for(self, outcome: Outcome) -> tuple[Output, ...]:
        """Return the outputs that lead to `outcome`."""
        return tuple(self._made_for.get(outcome.id, ()))

    def outputs_of(self, objective: Objective) -> tuple[Output, ...]:
        """Return the outputs written in `objective`, then those that lead to one of its outcomes."""
        found = {output.id: output for output in self._made_in.get(objective.id, ())}
        for outcome in self.outcomes_of(objective):
            found.update((output.id, output) for output in self.outputs_for(outcome))
        return tuple(found.values())

    def supported(self, objective: Objective) -> tuple[Objective | Outcome, ...]:
        """Return what `objective` supports: objectives and outcomes above it."""
        return self._found(objective.supports, Objective, Outcome)

    def supporters_of(self, entry: Objective | Outcome) -> tuple[Objective, ...]:
        """Return the objectives that support `entry`."""
        return tuple(self._supported_by.get(entry.id, ()))

    def guards_of(self, outcome: Outcome) -> tuple[Outcome, ...]:
        """Return the outcomes that must not get worse while `outcome` improves."""
        return self._found(outcome.guards, Outcome)

    def guarded_by(self, outcome: Outcome) -> tuple[Outcome, ...]:
        """Return the outcomes that name `outcome` among their guards."""
        if self._guarded_by is None:
            self._guarded_by = self._link_guards()
        return tuple(self._guarded_by.get(outcome.id, ()))

    def same_aim(self, objective: Objective) -> tuple[Objective, ...]:
        """Return the objectives that `same_as` or `formerly`, theirs or its own, join to `objective`."""
        if self._carried_on is None:
            self._carried_on = self._link_same_aims()
        return tuple(self._carried_on.get(objective.id, ()))

    def above(self, entry: OkrObject) -> tuple[Objective | Outcome, ...]:
        """Return the next step up: what an output leads to, an outcome measures, an objective supports."""
        if isinstance(entry, Output):
            return self.targets(entry)
        if isinstance(entry, Outcome):
            objective = self.objective_of(entry)
            return (objective,) if objective else ()
        return self.supported(entry)

    def cycles(self) -> list[tuple[str, ...]]:
        """Return the rings of ids that lead, step by step upward, back to themselves.

        One for each group of objects that all lead to each other, from its first member in the order of
        `objects()`; `(a, b)` reads a → b → a. Only links that lead to an object of the right kind count.
        """
        # Every ring goes through an objective that supports something; outputs are part of none.
        graph = {
            o.id: [upper.id for upper in self.supported(o)] for o in self.objectives.values() if o.supports
        }
        for supported in [name for steps in graph.values() for name in steps]:
            if supported in self.outcomes:
                above = self._measures.get(supported)
                graph[supported] = [above.id] if above else []
        return rings(graph)


def _first_of_each_id(
    objects: Iterable[OkrObject],
) -> tuple[dict[str, OkrObject], list[tuple[OkrObject, OkrObject]]]:
    """Return the objects by id (case-folded), and pairs of the holder of an id and a later claimant."""
    holders: dict[str, OkrObject] = {}
    duplicates = []
    for entry in objects:
        holder = holders.setdefault(entry.id.casefold(), entry)
        if holder is not entry:
            duplicates.append((holder, entry))
    return holders, duplicates
