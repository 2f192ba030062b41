"""What findings rest on besides pages and history: this program, the settings, the baseline and the day."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping, Set
from dataclasses import fields, is_dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from okrdocs import __version__
from okrdocs.engine.cache import digest
from okrdocs.engine.config import resolve_as_of
from okrdocs.resources import schema_text

if TYPE_CHECKING:
    from okrdocs.engine.config import Settings

_PACKAGE = Path(__file__).parents[1]
_NEEDED = ("jsonschema_rs", "markdown_it", "pathspec", "yaml")
_NO_MATTER = frozenset({"fail_on"})
"""Settings that are about findings that have been made."""


def basis_of(settings: Settings) -> list[str]:
    """Return texts of which at least one is another one where anything of this has changed.

    Raises ConfigError for a day that is none.
    """
    return [
        f"{__version__} {sys.version}",
        digest("\n".join(_stamps()).encode("utf-8", "surrogateescape")),
        digest(schema_text("okr.schema.json").encode()),
        json.dumps(_plain(settings), sort_keys=True),
        _baseline(settings.baseline),
        resolve_as_of(settings).isoformat(),
    ]


def _stamps() -> list[str]:
    """Return what tells states of our own files apart, and of the packages that we need."""
    own = (
        Path(folder) / name
        for folder, _, names in os.walk(_PACKAGE)
        for name in names
        if not folder.endswith("__pycache__")
    )
    specs = (find_spec(name) for name in _NEEDED)
    needed = (Path(spec.origin).parent.parent for spec in specs if spec and spec.origin)
    return [f"{file} {(status := file.stat()).st_size} {status.st_mtime_ns}" for file in (*own, *needed)]


def _baseline(file: Path | None) -> str:
    try:
        return digest(file.read_bytes()) if file else ""
    except OSError:
        return ""


def _plain(value: object) -> object:
    """Return a setting as JSON, whatever it is made of, and the same for equal ones."""
    if is_dataclass(value):
        compared = (one.name for one in fields(value) if one.compare and one.name not in _NO_MATTER)
        return {name: _plain(getattr(value, name)) for name in compared}
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, Set):
        return sorted(map(str, value))
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value if value is None or isinstance(value, bool | int | float) else str(value)
