"""What each setting may be. A reader returns the typed value, or None after noting a problem."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from okrdocs.engine.profile import Profile
from okrdocs.engine.setting import Setting, near
from okrdocs.model import Kind, Severity
from okrdocs.validate.wording import listed

if TYPE_CHECKING:
    from pathlib import Path

LEVELS: dict[str, Severity | None] = {
    "error": Severity.ERROR,
    "warning": Severity.WARNING,
    "info": Severity.INFO,
    "never": None,
}
"""What `fail_on` may be, with the least severity that fails."""

# Compiled only where such a setting is written, as most are not.
_UNSAFE = r"[\x00-\x1f\x7f\\:*?\"<>|#%]"
"""What some file system or address does not take."""
_DAY = r"\d{4}-\d{2}-\d{2}"
_LANGUAGE = r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*"
_PERCENT = r"(\d+(?:\.\d+)?)\s*%"
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_TERMS = tuple(word for kind in Kind for word in (kind.value, f"{kind.value}s"))
BADGES = frozenset([*Kind, "period", "owner"])
"""What may have badge files, by the word for one."""
PAGES = BADGES | {"map"}
"""What may have a page of its own."""
_SHARES = ("on_track", "at_risk", "low_confidence", "committed", "aspirational")


def parse_day(text: str) -> dt.date | None:
    """Read a day written `2026-11-23`; None when it is not one."""
    try:
        return dt.date.fromisoformat(text) if re.fullmatch(_DAY, text) else None
    except ValueError:
        return None


def read_path(setting: Setting) -> str | None:
    """Read the folder of the generated pages: inside the site, whatever the operating system."""
    path = setting.raw.removesuffix("/") if isinstance(setting.raw, str) else ""
    hidden = any(not part or part != part.strip(" .") for part in path.split("/"))  # `..` is one of those
    if not hidden and not re.search(_UNSAFE, path):
        return path
    setting.refuse("write the name of a folder inside the site, such as `okrs` or `plans/okrs`.")
    return None


def read_fail_on(setting: Setting) -> Severity | None:
    """Read the least severity that fails; None is `never`."""
    if isinstance(setting.raw, str) and setting.raw in LEVELS:
        return LEVELS[setting.raw]
    setting.refuse(f"write {listed(LEVELS)}.{near(setting.raw, LEVELS)}")
    return None


def read_terms(setting: Setting) -> dict[str, str]:
    """Read the team's own words for objectives, outcomes and outputs."""
    words = {}
    for key, inner in setting.entries(_TERMS, "{outcome: Key result, outcomes: Key results}"):
        if isinstance(inner.raw, str) and inner.raw.strip():
            words[key] = inner.raw.strip()
        else:
            inner.refuse("write the word to show instead, such as `Key result`.")
    return words


def read_templates_dir(setting: Setting) -> Path | None:
    """Read a folder, which has to exist."""
    if not isinstance(setting.raw, str) or not setting.raw.strip():
        setting.refuse("write the folder with your own templates.")
        return None
    folder = setting.base / setting.raw
    if not folder.is_dir():
        setting.refuse("there is no such folder beside the configuration.")
        return None
    return folder


def read_as_of(setting: Setting) -> dt.date | None:
    """Read a day: YAML and TOML have a type for it, and text will do."""
    if isinstance(setting.raw, dt.date) and not isinstance(setting.raw, dt.datetime):
        return setting.raw
    day = parse_day(setting.raw) if isinstance(setting.raw, str) else None
    if day is None:
        setting.refuse("write a day, such as `2026-11-23`.")
    return day


def read_fiscal_year_start(setting: Setting) -> int | None:
    """Read a month as a number 1…12 or by its English name."""
    raw = setting.raw
    if isinstance(raw, int) and not isinstance(raw, bool) and 1 <= raw <= 12:
        return raw
    if isinstance(raw, str) and len(raw) >= 3:
        for number, month in enumerate(_MONTHS, start=1):
            if raw.casefold() in (month, month[:3]):
                return number
    expected = "write the month in which the fiscal year begins, 1 to 12 or by name, such as `april`."
    setting.refuse(expected + near(raw, _MONTHS))
    return None


def read_pages(setting: Setting) -> frozenset[str]:
    """Read what gets a page of its own; an empty list means nothing."""
    return _chosen(setting, PAGES)


def read_badges(setting: Setting) -> frozenset[str]:
    """Read what gets badge files; an empty list means nothing."""
    return _chosen(setting, BADGES)


def _chosen(setting: Setting, kinds: frozenset[str]) -> frozenset[str]:
    """Return the words for one of what a list names, in the singular or the plural."""
    names = [kind if kind == "map" else f"{kind}s" for kind in sorted(kinds)]
    singular = {form: kind for kind, name in zip(sorted(kinds), names, strict=True) for form in (kind, name)}
    chosen = set()
    for item in setting.items("write a list, such as `[objectives, outcomes]`, or `[]` for none."):
        if isinstance(item.raw, str) and item.raw in singular:
            chosen.add(singular[item.raw])
        else:
            item.refuse(f"write {listed(names)}.{near(item.raw, singular)}")
    return frozenset(chosen)


def read_health(setting: Setting) -> dict[str, float]:
    """Read where health changes, each a share 0…1 (or in percent)."""
    shares: dict[str, float] = {}
    for key, inner in setting.entries(_SHARES, "{on_track: 0.9, at_risk: 0.5}"):
        if (share := _share(inner.raw)) is None:
            inner.refuse("write a share from 0 to 1, such as `0.9` or `90%`.")
        else:
            shares[key] = share
    return shares


def read_cadence(setting: Setting) -> int | None:
    """Read a number of days."""
    if isinstance(setting.raw, int) and not isinstance(setting.raw, bool) and setting.raw >= 1:
        return setting.raw
    setting.refuse("write the number of days between two check-ins, such as `14`.")
    return None


def read_lang(setting: Setting) -> str | None:
    """Read the code of a language. Where none of our word lists is for it, rules about words are silent."""
    if isinstance(setting.raw, str) and re.fullmatch(_LANGUAGE, setting.raw):
        return setting.raw.replace("_", "-")
    setting.refuse('write the code of a language, such as `en`, `de-AT` or, between quotes, `"no"`.')
    return None


def read_profile(setting: Setting) -> Profile | None:
    """Read how strict to be."""
    if isinstance(setting.raw, str) and setting.raw in set(Profile):
        return Profile(setting.raw)
    setting.refuse(f"write {listed(Profile)}.{near(setting.raw, Profile)}")
    return None


def read_baseline(setting: Setting) -> Path | None:
    """Read where accepted findings are kept. Without any there is no such file yet."""
    text = setting.raw.strip() if isinstance(setting.raw, str) else ""
    file = setting.base / text
    if text and not file.is_dir():
        return file
    setting.refuse("write the name of a file, such as `okrdocs-baseline.json`.")
    return None


def _share(raw: object) -> float | None:
    if isinstance(raw, str) and (match := re.fullmatch(_PERCENT, raw.strip())):
        raw = float(match[1]) / 100
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        return None
    return float(raw) if 0 <= raw <= 1 else None
