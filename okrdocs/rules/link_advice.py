"""What to write in place of a link that leads nowhere, or to the wrong kind of thing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from okrdocs.model import Edit, Fix, Kind, Objective, Outcome, Output
from okrdocs.rules.phrases import article, code, listed

if TYPE_CHECKING:
    from okrdocs.model import OkrObject, Span
    from okrdocs.plan.index import Plan
    from okrdocs.rules.base import Context
    from okrdocs.rules.near import Near
    from okrdocs.rules.written_links import Link

_FEW = 6
"""Up to as many ids a message can list."""
_LONGEST = 200
"""Characters of a link in which several ids are looked for."""
_SEPARATORS = r"[\s,;/&+]+|\band\b"
_LISTS = frozenset({"supports", "guards", "leads_to"})
"""Fields that may name several."""


def kinds_in_words(kinds: frozenset[Kind]) -> str:
    """Return kinds as a choice: `objective or outcome`."""
    *most, last = (kind.value for kind in Kind if kind in kinds)
    return f"{', '.join(most)} or {last}" if most else last


def meant(near: Near | None, name: str = "", times: int = 1) -> str | None:
    """Ask for the object whose name is nearest; of a name that several links have, for its former one too."""
    if near is None:
        return None
    renamed = f" If that is its new id, `formerly: {name}` there mends every link." if times > 1 else ""
    return f"Did you mean {code(near.entry.id)}?{renamed}"


def ids_within(plan: Plan, text: str) -> list[str]:
    """Return the ids in a text that names several, such as `fewer-calls, csat`; empty where it doesn't."""
    words = [word.strip("[]") for word in re.split(_SEPARATORS, text[:_LONGEST])]
    named = [entry.id for word in words if word and (entry := plan.find(word))]
    return named if len(named) > 1 else []


def apart(link: Link, ids: list[str]) -> str | None:
    """Say how to write several ids, or a list whose `-` lack their space."""
    if link.name.startswith("-") and len(link.name) > 1:
        return "Put a space behind each `-`, so that it begins an item of the list."
    if not ids:
        return None
    if link.field not in _LISTS:
        return f"Write one of them, such as `{link.field}: {ids[0]}`."
    alone = link.entry.source.written(link.field) is not None
    together = ", ".join(ids)
    return f"Write `{link.field}: [{together}]`." if alone else f"Put commas between them: `{together}`."


def known(context: Context, link: Link) -> str:
    """Name what could be linked: where it is written inside an objective, what stands beside it."""
    plan = context.plan
    home = plan.find(link.entry.within) if isinstance(link.entry, Output) else None
    beside = plan.outcomes_of(home) if isinstance(home, Objective) else []
    ids = [entry.id for entry in beside or plan.objects() if entry.kind in link.kinds]
    some = f"; there are {listed(ids, 'and')}" if 1 < len(ids) <= _FEW else ""
    return f"Write the `id` of {article(kinds_in_words(link.kinds))}{some}."


def rename(span: Span, near: Near | None) -> Fix | None:
    """Return the fix that writes the nearest name, if only one is near."""
    if near is None or not near.alone:
        return None
    return Fix(f"Write `{near.entry.id}`", (Edit(span, near.entry.id),), near.sure)


def put_apart(link: Link, ids: list[str]) -> Fix | None:
    """Return the fix that makes a list of several ids, where the text says nothing else."""
    words = [word for word in re.split(_SEPARATORS, link.name.strip("[] ")) if word]
    written = link.entry.source.written(link.field)
    if link.field not in _LISTS or len(words) != len(ids) or (written or "").strip() != link.name:
        return None
    together = f"[{', '.join(ids)}]"
    return Fix(f"Write `{together}`", (Edit(link.entry.source.span(link.field), together),), safe=True)


def level_help(context: Context, link: Link, found: OkrObject) -> str:
    """Name what could be linked instead, from what was found."""
    if found is link.entry and link.field == "guards":
        return "Name the outcome that could get worse while this one improves, or leave `guards` out."
    if found is link.entry and link.field == "same_as":
        return f"Name the other {found.kind} that it is the same as, or leave `same_as` out."
    if link.field == "leads_to" and isinstance(found, Objective):
        ids = [outcome.id for outcome in context.plan.outcomes_of(found)]
        if ids:
            return f"Which of its outcomes does it move? Write {listed(ids[:_FEW])}."
        return f"Write an outcome that measures {code(found.id)}, and lead to that."
    above = context.plan.find(found.measures) if isinstance(found, Outcome) else None
    if link.field == "measures" and isinstance(above, Objective):
        return f"Write the objective above it, {code(above.id)}, or make this outcome a guard of it."
    return known(context, link)
