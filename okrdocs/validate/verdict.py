"""What the JSON Schema says against one mapping."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from okrdocs.validate.shapes import subschema

if TYPE_CHECKING:
    import jsonschema_rs

Place = tuple[str | int, ...]
"""Keys and indexes that lead to a value of an instance."""


class Wrong(StrEnum):
    """What is wrong in a place; the first two are the schema's keywords for what is a mapping's mistake."""

    STRANGERS = "additionalProperties"
    INCOMPLETE = "required"
    VALUE = "value"


Error = tuple[Place, Wrong]
_OF_MAPPINGS = {Wrong.STRANGERS.value, Wrong.INCOMPLETE.value}


def errors(shape: str, instance: object) -> list[Error]:
    """Return where the schema refuses an instance of a shape, outer places first.

    Each place is named once, however many keywords refuse it (a date fails its pattern and its format), and
    what is in a value that is refused is not.
    """
    validator = _validator(shape)
    if validator.is_valid(instance):
        return []
    said = {
        (tuple(error.instance_path), _wrong(str(error.schema_path[-1])))
        for error in validator.iter_errors(instance)
    }
    whole = {place for place, wrong in said if wrong is Wrong.VALUE}
    return sorted(
        (place, wrong)
        for place, wrong in said
        if not any(place[:length] in whole for length in range(len(place)))
    )


def _wrong(keyword: str) -> Wrong:
    return Wrong(keyword) if keyword in _OF_MAPPINGS else Wrong.VALUE


@cache
def _validator(shape: str) -> jsonschema_rs.Draft202012Validator:
    import jsonschema_rs  # most projects have no block to judge, and it is slow to load

    return jsonschema_rs.Draft202012Validator(subschema(shape), validate_formats=True)
