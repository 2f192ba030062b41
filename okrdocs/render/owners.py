"""Owners: who they are, and what is theirs. A team is an owner like a person."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from okrdocs.model import Objective, Outcome, Output
from okrdocs.model.slug import owner_key, slug
from okrdocs.plan.confidential import public_name

if TYPE_CHECKING:
    from okrdocs.model import OkrObject
    from okrdocs.plan.index import Plan


@dataclass(slots=True)
class Owner:
    """An owner with all that is theirs, in the order of the plan."""

    name: str
    """As first written."""
    slug: str
    """The last part of the page's address."""
    objectives: list[Objective] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    outputs: list[Output] = field(default_factory=list)

    @property
    def ids(self) -> list[str]:
        """The ids of all that is theirs."""
        entries: list[OkrObject] = [*self.objectives, *self.outcomes, *self.outputs]
        return [entry.id for entry in entries]

    def add(self, entry: OkrObject) -> None:
        """Note that `entry` is theirs."""
        if isinstance(entry, Objective):
            self.objectives.append(entry)
        elif isinstance(entry, Outcome):
            self.outcomes.append(entry)
        else:
            self.outputs.append(entry)


def owners_of(plan: Plan, language: str = "en") -> dict[str, Owner]:
    """Return everybody who owns something by `owner_key`, in the order of the plan.

    Names are taken as they may be shown, so that no address tells more than the pages; see `public_name`.
    """
    owners: dict[str, Owner] = {}
    taken: set[str] = set()
    for entry in plan.objects():
        name = public_name(plan, entry, entry.owner).strip() if entry.owner else ""
        if not name:
            continue
        key = owner_key(name)
        if key not in owners:
            owners[key] = Owner(name, _free(_slug(name, language), taken))
        owners[key].add(entry)
    return owners


def _slug(name: str, language: str) -> str:
    """Return an address for a name; one in a script that leaves no ASCII behind gets digits of its hash."""
    if found := slug(name, language):
        return found
    from hashlib import sha256  # few names need it, and it is slow to import

    return f"owner-{sha256(name.encode('utf-8', 'replace')).hexdigest()[:8]}"


def _free(wanted: str, taken: set[str]) -> str:
    """Return `wanted`, or with `-2`, `-3`, … behind it where that is taken; and take it."""
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    taken.add(name)
    return name
