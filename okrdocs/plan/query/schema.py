"""The schema of views for editors, made from what a view knows. It cannot tell a condition from a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from okrdocs.model import Kind
from okrdocs.plan.query.fields import FIELDS
from okrdocs.plan.query.reading import UNGROUPED
from okrdocs.plan.query.view import Form

if TYPE_CHECKING:
    from collections.abc import Iterable

_ABOUT = "One fenced okr-view block in a Markdown page: which objects of the plan to show there, and how."
KEYS_SAID = {
    "show": "The kinds of objects to show: one, several, or `all`; `all` unless said.",
    "where": "A condition that they meet, such as `owner = support and health in [stale, off-track]`.",
    "sort": "The fields to sort by, the first one first; with `-` before it from the most to the least.",
    "group": "The field whose values become headings.",
    "as": "How to show them; `table` unless said.",
}
"""What each key of a view says."""
EXAMPLES = {
    "show": "outcomes",
    "where": "period = current and progress < expected",
    "sort": "due, -progress",
    "group": "owner",
    "as": "cards",
}


def view_schema() -> dict[str, Any]:
    """Return the JSON Schema of what stands in an `okr-view`."""
    names = [field.name for field in FIELDS]
    kinds = [*(name for kind in Kind for name in (kind.value, f"{kind.value}s")), "all"]
    values: dict[str, dict[str, Any]] = {
        "show": _words(kinds, "{}"),
        "where": {"type": ["string", "null"]},
        "sort": _words(names, "[-+]?{}(?: (?:asc|ascending|rising|desc|descending|falling))?"),
        "group": {"enum": [*(field.name for field in FIELDS if field.type not in UNGROUPED), None]},
        "as": {"enum": [*(form.value for form in Form), None]},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:okrdocs:schema:view:1",
        "title": "okr-view",
        "description": _ABOUT,
        "type": ["object", "null"],
        "properties": {
            key: {"description": KEYS_SAID[key], **value, "examples": [EXAMPLES[key]]}
            for key, value in values.items()
        },
        "additionalProperties": False,
    }


def _words(words: Iterable[str], form: str) -> dict[str, Any]:
    """Return the schema of some of `words`, each in `form`: as a list, or between commas."""
    one = form.format(f"(?:{'|'.join(words)})")
    return {
        "type": ["string", "array", "null"],
        "pattern": f"^ *{one}(?: *, *{one})* *$",
        "items": {"type": "string", "pattern": f"^{one}$"},
        "minItems": 1,
    }
