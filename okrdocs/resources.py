"""The only module that knows where `schema/` and `templates/` live.

In a wheel they sit inside the package, under `_data`; in a checkout (and so in an editable install) at
the root of the repository, beside the package.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_PACKAGED = _PACKAGE / "_data"
_ROOT = _PACKAGED if _PACKAGED.is_dir() else _PACKAGE.parent

TEMPLATES = _ROOT / "templates"
"""The folder of the shipped templates, the stylesheet included."""


def schema_text(name: str) -> str:
    """Return the JSON Schema `name` (such as `okr.schema.json`) as text.

    Raises FileNotFoundError for a name that is not shipped.
    """
    return (_ROOT / "schema" / name).read_text(encoding="utf-8")


def template_text(name: str, override: Path | None = None) -> str:
    """Return the template `name` as text, from the folder `override` if it has one of that name."""
    own = override / name if override else None
    return (own if own and own.is_file() else TEMPLATES / name).read_text(encoding="utf-8")
