"""Settings as TOML or JSON: what holds, and who said so."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from okrdocs.engine.paths import shown_path

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from okrdocs.engine.config import Settings

_SHARES = ("on_track", "at_risk", "low_confidence", "committed", "aspirational")


def settings_toml(settings: Settings, before: Settings) -> str:
    """Return settings as TOML that could stand in okrdocs.toml, each with where it comes from.

    `before` are those of the project, without what the command line changes.
    """
    values, plain = _values(settings), _values(before)
    lines = []
    for key, value in values.items():
        origin = _origin(settings, key, changed=value != plain[key])
        if value is None:
            lines.append((f"# {key} is not set", origin))
        else:
            lines.append((f"{key} = {_toml(value)}", origin))
    width = min(40, max(len(text) for text, _ in lines))
    return "".join(f"{text:<{width}}  # {origin}\n" for text, origin in lines)


def settings_json(settings: Settings, before: Settings) -> str:
    """Return the same as JSON: by key the `value`, null where none is set, and the `source`."""
    values, plain = _values(settings), _values(before)
    shown = {
        key: {"value": value, "source": _origin(settings, key, changed=value != plain[key])}
        for key, value in values.items()
    }
    return json.dumps(shown, indent=2, ensure_ascii=False, default=_as_json) + "\n"


def _origin(settings: Settings, key: str, *, changed: bool) -> str:
    """Say who set a key; `changed`: the command line says something else than the project."""
    if changed:
        return "command line"
    return settings.source if key in settings.written and settings.source else "default"


def _as_json(value: object) -> object:
    """Return what JSON has no notion of as something that it has."""
    return dict(value) if isinstance(value, Mapping) else str(value)


def _values(settings: Settings) -> dict[str, object]:
    """Return what stands behind each key of a configuration; None where nothing is set."""
    thresholds = settings.thresholds
    return {
        "path": settings.path,
        "fail_on": settings.fail_on.label if settings.fail_on else "never",
        "profile": str(settings.profile),
        "select": list(settings.select),
        "ignore": list(settings.ignore),
        "severity": {key: weight.label if weight else "off" for key, weight in settings.severity.items()},
        "per_file_ignores": {pattern: list(those) for pattern, those in settings.per_file_ignores.items()},
        "rules": settings.rules,
        "baseline": _from_base(settings.baseline, settings),
        "as_of": settings.as_of,
        "fiscal_year_start": settings.fiscal_year_start,
        "checkin_cadence": thresholds.cadence,
        "health": {name: getattr(thresholds, name) for name in _SHARES},
        "lang": settings.lang,
        "terms": settings.terms,
        "pages": _kinds(settings.pages),
        "badges": _kinds(settings.badge_kinds),
        "templates_dir": _from_base(settings.templates_dir, settings),
    }


def _from_base(file: Path | None, settings: Settings) -> str | None:
    """Return a path as the configuration would name it."""
    return shown_path(file, settings.base) if file else None


def _kinds(kinds: Iterable[str]) -> list[str]:
    return sorted(kind if kind == "map" else f"{kind}s" for kind in kinds)


def _toml(value: object) -> str:
    """Return a value as TOML on one line."""
    if isinstance(value, Mapping):
        inner = ", ".join(f"{_key(str(key))} = {_toml(one)}" for key, one in value.items())
        return f"{{{inner}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, bool | int | float):
        return json.dumps(value)
    return _string(str(value))


def _key(key: str) -> str:
    bare = key.isascii() and key.replace("_", "").replace("-", "").isalnum()
    return key if bare else _string(key)


def _string(text: str) -> str:
    """Return a basic string of TOML, whose escapes are those of JSON but for U+007F."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
