"""The cases of rules: `cases/CODE.yaml` holds examples that pass, that fail, and how a fix leaves them.

A case is a text, or a mapping with a text and more:

`page`      the text: a Markdown page, or the YAML of one block
`outcome`   instead: the YAML of one outcome, which is put into an objective that has nothing wrong
`pages`     instead: several pages by name
`finds`     what is expected, each `{at, says, help, severity}`; `at` is the line with »marks« round the span,
            and words that are another test's business are left out
`others`    codes of errors that are there too, and meant to be
`fixed`     the page after every fix of the rule has been applied
`history`   how the page (or outcome, or pages) read on earlier days, the word `now` for as it is; what is not
            among them is not committed
`options`   options of the rule; `settings` those of the project; `as_of` the day, else 2026-11-23
"""

from __future__ import annotations

import datetime as dt
import textwrap
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from okrdocs.engine.config import Settings
from okrdocs.engine.fixes import plan_fixes
from okrdocs.engine.run import analyse
from okrdocs.plan.thresholds import Thresholds
from okrdocs.rules.base import as_page
from tests.rules.pasts import PagesByDay

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.model import Diagnostic, Span

FOLDER = Path(__file__).parent / "cases"
TODAY = dt.date(2026, 11, 23)
_AROUND_OUTCOME = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
outcomes:
  - {outcome}
"""


@dataclass(frozen=True)
class Case:
    """One example of a rule."""

    code: str
    name: str
    pages: dict[str, str]
    finds: list[dict[str, Any]] = field(default_factory=list)
    others: frozenset[str] = frozenset()
    fixed: str | None = None
    settings: Settings = field(default_factory=Settings)
    history: PagesByDay | None = None

    def run(self) -> list[Diagnostic]:
        """Lint the pages."""
        files = [(name, text.encode()) for name, text in self.pages.items()]
        return list(analyse(files, self.settings, history=self.history).diagnostics)


def cases(code: str, part: str) -> Iterator[Case]:
    """Yield the cases in one part (`pass` or `fail`) of a rule's file."""
    raw = yaml.safe_load((FOLDER / f"{code}.yaml").read_text(encoding="utf-8"))
    for name, one in raw[part].items():
        yield _case(code, name, one if isinstance(one, dict) else {"page": one})


def _case(code: str, name: str, raw: dict[str, Any]) -> Case:
    settings: dict[str, Any] = {"as_of": raw.get("as_of", TODAY), **raw.get("settings", {})}
    if "thresholds" in settings:
        settings["thresholds"] = Thresholds(**settings["thresholds"])
    if "options" in raw:
        settings["rules"] = {code: raw["options"]}
    pages = _pages(raw)
    return Case(
        code,
        name,
        pages,
        raw.get("finds", []),
        frozenset(raw.get("others", ())),
        as_page(raw["fixed"]) if "fixed" in raw else None,
        Settings(**settings),
        _history(raw, pages) if "history" in raw else None,
    )


def _history(raw: dict[str, Any], now: dict[str, str]) -> PagesByDay:
    form = next(form for form in ("pages", "outcome", "page") if form in raw)
    days = {
        day: now if content == "now" else _pages({form: content}) for day, content in raw["history"].items()
    }
    return PagesByDay.of(days, now)


def _pages(raw: dict[str, Any]) -> dict[str, str]:
    if "pages" in raw:
        return {name: as_page(text) for name, text in raw["pages"].items()}
    if "outcome" in raw:
        outcome = textwrap.indent(raw["outcome"].strip(), "    ").strip()
        return {"plan.md": as_page(_AROUND_OUTCOME.replace("{outcome}", outcome))}
    return {"plan.md": as_page(raw["page"])}


def marked(page: str, span: Span) -> str:
    """Return the line that `span` begins on, with »marks« round the span."""
    line = page.splitlines()[span.line - 1]
    end = span.end_column if span.end_line == span.line else len(line) + 1
    start = span.column - 1
    return f"{line[:start]}»{line[start : end - 1]}«{line[end - 1 :]}".strip()


def edited(page: str, diagnostics: list[Diagnostic]) -> str:
    """Apply the fixes of `diagnostics`, all of one page, to its text."""
    (path,) = {one.path for one in diagnostics}
    return plan_fixes(diagnostics, {path: page}, unsafe=True).pages.get(path, page)
