"""What a finding is about, whichever line that stands on today."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from okrdocs.model import Diagnostic


def identity(diagnostic: Diagnostic) -> str:
    """Return what names a finding from one run to the next, such as `M201 #fewer-calls target`.

    It rests on the rule, the object's id and the field, so that text that is added above, or a page that is
    moved, changes nothing. Where there is no object, the page stands in its place. Several findings may share
    one name, such as those about two ids in one list.
    """
    finding = diagnostic.finding
    return key(finding.code, finding.object_id, finding.field, finding.path)


def key(code: str, object_id: str | None, field: str | None, page: str) -> str:
    """Return the name that `identity` gives to a finding about such things."""
    about = f"#{object_id.casefold()}" if object_id else page
    return " ".join(part for part in (code, about, field) if part)
