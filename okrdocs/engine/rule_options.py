"""Reading the setting `rules`: options by rule, checked against what each rule knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.engine.selectors import code_named, guess
from okrdocs.engine.setting import Setting, as_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from okrdocs.rules.base import Option


def read_rules(setting: Setting) -> dict[str, dict[str, object]]:
    """Read options by rule code; those that can't be used are noted in the setting's problems."""
    from okrdocs.rules import BY_CODE

    options: dict[str, dict[str, object]] = {}
    for word, inner in setting.anything("{K007: {min: 2}}"):
        code = code_named(word)
        if code is None:
            setting.problems.append(f"`{inner.name}`: there is no rule `{word}`.{guess(word)}")
        elif code in options:
            setting.problems.append(f"`{inner.name}` names `{code}` once more: keep one of the two.")
        else:
            options[code] = _read_options(inner, BY_CODE[code].options)
    return options


def _read_options(setting: Setting, known: Mapping[str, Option]) -> dict[str, object]:
    options: dict[str, object] = {}
    for key, inner in setting.entries(known.keys(), "{min: 2}"):
        value = _value(inner.raw, known[key])
        if value is None:
            inner.refuse(_expected(known[key]))
        else:
            options[key] = value
    return options


def _value(raw: object, default: Option) -> Option | None:
    """Return `raw` as the type of `default`; a whole number will do for any number, a text for a list."""
    if isinstance(default, tuple):
        return _texts(raw)
    if isinstance(default, bool) or isinstance(raw, bool):
        return raw if isinstance(default, bool) and isinstance(raw, bool) else None
    if isinstance(default, float):
        return raw if isinstance(raw, int | float) else None
    if isinstance(default, int):
        return raw if isinstance(raw, int) else None
    return raw if isinstance(raw, str) else None


def _texts(raw: object) -> tuple[str, ...] | None:
    items = (raw,) if isinstance(raw, str) else raw
    if not isinstance(items, list | tuple):
        return None
    texts = [item.strip() for item in items if isinstance(item, str)]
    return tuple(texts) if len(texts) == len(items) and all(texts) else None


def _expected(default: Option) -> str:
    if isinstance(default, tuple):
        return f"write a list of texts, such as `[{', '.join(default) or 'one, another'}]`."
    if isinstance(default, bool):
        kind = "`true` or `false`"
    else:
        kind = {int: "a whole number", float: "a number"}.get(type(default), "a text")
    return f"write {kind}, such as `{as_text(default)}`."
