"""Everybody's page in a line, so that all find from the dashboard in a click what is theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from okrdocs.render.views.scene import Ref, Scene

_MOST = 20


class OwnerLinks(NamedTuple):
    """Everybody with a page, by name."""

    refs: tuple[Ref, ...]
    opens: str
    """What opens them where they are more than a line or two hold; else empty."""


def owner_links(scene: Scene) -> OwnerLinks | None:
    """Return the pages of all who own something; None where owners have no pages."""
    found: dict[str, Ref] = {}
    for entry in scene.plan.objects():
        owner = scene.owner(entry) if entry.owner else None
        if owner and owner.href:
            found.setdefault(scene.owner_key(entry), owner)
    refs = tuple(found[key] for key in sorted(found))
    opens = scene.words.say("owners_all", n=len(refs)) if len(refs) > _MOST else ""
    return OwnerLinks(refs, opens) if refs else None
