"""How a configuration names rules: by code, by the beginning of their codes, by name, or all of them.

A selector is kept as `ALL`, the beginning of a code (`S`, `M2`) or a whole code; a rule's name is turned into
its code. Of two selectors for one rule the longer one is the more specific.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.engine.setting import near
from okrdocs.model import Severity
from okrdocs.validate.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from okrdocs.engine.setting import Setting

ALL = "ALL"
"""The selector of every rule."""
SEVERITIES: dict[str, Severity | None] = {
    "error": Severity.ERROR,
    "warning": Severity.WARNING,
    "info": Severity.INFO,
    "off": None,
}
"""What a rule may weigh; None: it is off."""

_EXPECTED = "write a list of rules, such as `[S, M205, vague-wording]`."
_FORMS = "a code such as `M201`, its beginning such as `M2` or `M`, a rule's name, or `ALL`."


def specificity(selector: str) -> int:
    """Return how specific a selector is: 0 for `ALL`, 4 for a whole code."""
    return 0 if selector == ALL else len(selector)


def nearest(code: str, selectors: Iterable[str]) -> str | None:
    """Return the most specific of `selectors` that names the rule `code`; None where none does."""
    fitting = (one for one in selectors if one == ALL or code.startswith(one))
    return max(fitting, key=specificity, default=None)


def code_named(word: str) -> str | None:
    """Return the code of the one rule that `word` names, by code or name; None where there is none."""
    from okrdocs.rules import BY_CODE

    if word.upper() in BY_CODE:
        return word.upper()
    name = word.lower().replace("_", "-")
    return next((rule.code for rule in BY_CODE.values() if rule.name == name), None)


def codes_of(selectors: Iterable[str]) -> tuple[str, ...]:
    """Return the codes of the rules that any of `selectors` names, in order."""
    from okrdocs.rules import BY_CODE

    wanted = tuple(selectors)
    return tuple(code for code in BY_CODE if nearest(code, wanted))


def is_family(word: str) -> bool:
    """Tell whether `word` is a selector that stands for more than one rule."""
    return code_named(word) is None and _known(word) is not None


def guess(word: str) -> str:
    """Return ` Did you mean …?` for what is nearly a rule's code or name, else nothing."""
    from okrdocs.rules import BY_CODE

    return near(word, [*BY_CODE, *(rule.name for rule in BY_CODE.values())])


def read_selectors(setting: Setting) -> tuple[str, ...]:
    """Read a list of rules; a single one will do."""
    found = (_read(item) for item in setting.items(_EXPECTED))
    return tuple(dict.fromkeys(one for one in found if one))


def read_severities(setting: Setting) -> dict[str, Severity | None]:
    """Read what rules weigh."""
    severities: dict[str, Severity | None] = {}
    for key, inner in setting.anything("{M205: info, S107: off}"):
        selector = _known(key)
        raw = "off" if inner.raw is False else inner.raw  # what YAML 1.1 makes of it
        if selector is None:
            setting.problems.append(_unknown(inner.name, key))
        elif selector in severities:
            setting.problems.append(f"`{inner.name}` names `{selector}` once more: keep one of the two.")
        elif isinstance(raw, str) and raw in SEVERITIES:
            severities[selector] = SEVERITIES[raw]
        else:
            inner.refuse(f"write {listed(SEVERITIES)}.{near(raw, SEVERITIES)}")
    return severities


def read_per_file_ignores(setting: Setting) -> dict[str, tuple[str, ...]]:
    """Read patterns of pages, each with the rules to leave out there."""
    ignores: dict[str, tuple[str, ...]] = {}
    for pattern, inner in setting.anything('{"docs/archive/": [ALL]}'):
        if not pattern.strip() or pattern.startswith(("!", "#", "../")):
            setting.problems.append(
                f"`{inner.name}`: a pattern names pages below the configuration's folder, such as "
                "`docs/archive/` or `*-draft.md`."
            )
        else:
            ignores[pattern] = read_selectors(inner)
    return ignores


def _read(item: Setting) -> str | None:
    if not isinstance(item.raw, str):
        item.refuse(f"write {_FORMS}")
        return None
    selector = _known(item.raw)
    if selector is None:
        item.problems.append(_unknown(item.name, item.raw))
    return selector


def _known(word: str) -> str | None:
    """Return the selector that `word` stands for; None where it fits no rule."""
    from okrdocs.rules import BY_CODE

    start = word.upper()
    if start == ALL or (start and any(code.startswith(start) for code in BY_CODE)):
        return start
    return code_named(word)


def _unknown(name: str, word: str) -> str:
    return f"`{name}`: there is no rule `{word}`.{guess(word) or f' Write {_FORMS}'}"
