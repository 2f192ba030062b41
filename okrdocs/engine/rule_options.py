"""Reading the setting `rules`: options by rule code, checked against what each rule knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.engine.setting import Setting, as_text, near

if TYPE_CHECKING:
    from collections.abc import Mapping

Option = int | float | bool | str


def read_rules(setting: Setting) -> dict[str, dict[str, object]]:
    """Read options by rule code; those that can't be used are noted in the setting's problems."""
    from okrdocs.rules import BY_CODE

    options: dict[str, dict[str, object]] = {}
    for code, inner in setting.anything("{K007: {min: 2}}"):
        if code in BY_CODE:
            options[code] = _read_options(inner, BY_CODE[code].options)
        else:
            setting.problems.append(f"`{inner.name}`: there is no rule `{code}`.{_meant(code)}")
    return options


def _meant(code: str) -> str:
    """Guess which code was meant; people also know rules by their names."""
    from okrdocs.rules import BY_CODE

    by_name = {rule.name: rule.code for rule in BY_CODE.values()}
    return f" Did you mean `{by_name[code]}`?" if code in by_name else near(code, BY_CODE)


def _read_options(setting: Setting, known: Mapping[str, Option]) -> dict[str, object]:
    options: dict[str, object] = {}
    for key, inner in setting.entries(known.keys(), "{min: 2}"):
        if _fits(inner.raw, known[key]):
            options[key] = inner.raw
        else:
            inner.refuse(f"write {_kind_of(known[key])}, such as `{as_text(known[key])}`.")
    return options


def _fits(raw: object, default: Option) -> bool:
    """Tell whether `raw` has the type of `default`; a whole number will do for any number."""
    if isinstance(default, bool) or isinstance(raw, bool):
        return isinstance(default, bool) and isinstance(raw, bool)
    return isinstance(raw, int | float) if isinstance(default, float) else isinstance(raw, type(default))


def _kind_of(default: Option) -> str:
    if isinstance(default, bool):
        return "`true` or `false`"
    return {int: "a whole number", float: "a number"}.get(type(default), "a text")
