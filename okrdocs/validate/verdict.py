"""What the JSON Schema says about one mapping."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from okrdocs.validate.shapes import subschema

if TYPE_CHECKING:
    import jsonschema_rs

Place = tuple[str | int, ...]
"""Keys and indexes that lead to a value of an instance."""


def is_valid(shape: str, instance: object) -> bool:
    """Tell whether the schema accepts an instance of a shape."""
    return _validator(shape).is_valid(instance)


def errors(shape: str, instance: object) -> list[tuple[Place, str]]:
    """Return where the schema refuses an instance of a shape, and by which keyword, outer places first."""
    found = _validator(shape).iter_errors(instance)
    return sorted((tuple(error.instance_path), str(error.schema_path[-1])) for error in found)


@cache
def _validator(shape: str) -> jsonschema_rs.Draft202012Validator:
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(subschema(shape), validate_formats=True)
