"""A first configuration and a first page, for projects that begin."""

from __future__ import annotations

import datetime as dt
import os
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from okrdocs.engine.errors import ConfigError
from okrdocs.engine.files import create_file, replace_file
from okrdocs.engine.paths import shown_path
from okrdocs.engine.project import OWN_FILE, find_project, site_file_of
from okrdocs.hosts.plugin_entry import PluginEntryError, with_plugin

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = "first-okrs.md"
_PYPROJECT = "pyproject.toml"

_SITE = """\
site_name: Handbook
{theme}
plugins:
  - search
  - okrdocs:
      fail_on: error        # what fails a build: error, warning, info or never
      profile: default      # lenient while you adopt old pages, strict once they are clean
"""
_TOML = """\
# Settings of okrdocs lint.
fail_on = "error"        # what fails: error, warning, info or never
profile = "default"      # lenient while you adopt old pages, strict once they are clean
"""
_INDEX = """\
# Handbook

What we want to change is in [our first OKRs](first-okrs.md).
"""
_FIRST = """\
# Our first OKRs

The block below is an example to change into your own. It is a draft, so it counts nowhere and may have gaps.
Once it says what you mean, take the line `status: draft` out.

```okr
objective: Customers find their answer without having to ask us
id: answers-at-hand
status: draft
period: {period}
owner: support
commitment: aspirational            # or committed: then all of it has to be reached
why: Half of our working day goes into questions that our pages could answer.
outcomes:                           # what changes: a number, from where to where
  - outcome: Questions by e-mail become fewer
    id: fewer-questions
    unit: e-mails/week
    baseline: 400
    target: 330
    source: Inbox statistics, read every Monday
    # checkins:                       # once it runs, every week or two:
    #   - {{date: {due}, value: 380, confidence: 0.6}}
  - outcome: People who search find an answer
    id: found-answers
    unit: "% of searches"
    baseline: 42
    target: 50
    source: Search log, read every Monday
  - outcome: Those who do write stay satisfied
    id: satisfied
    unit: points of 5
    keep: ">= 4.4"                  # a number that must not get worse
    source: Question at the end of each reply
outputs:                            # what you make, and what it is for
  - output: Search on every help page
    id: help-search
    leads_to: [fewer-questions, found-answers]
    due: {due}
```
"""


class SetUpError(Exception):
    """Something is in the way; the text says what, and what to do."""


def set_up(folder: Path, *, site: bool, today: dt.date | None = None) -> list[str]:
    """Write what `folder` lacks, and return a line about each step and the next ones.

    Raises SetUpError, before anything is written, where okrdocs is set up already or a file is in the way.
    """
    today = today or dt.date.today()
    config = site_file_of(folder)
    _refuse_second(folder)
    if not site:
        return _without_site(folder, config, today)
    if config:
        return _into_site(config, today)
    return _new_site(folder, today)


def first_page(today: dt.date) -> str:
    """Return the first page, for the quarter that `today` lies in."""
    quarter = (today.month - 1) // 3 + 1
    due = dt.date(today.year, quarter * 3, 15)
    return _FIRST.format(period=f"{today.year}-Q{quarter}", due=due.isoformat())


def _refuse_second(folder: Path) -> None:
    """Refuse to add a second place with settings, as they have one."""
    pyproject = folder / _PYPROJECT
    if (folder / OWN_FILE).exists():
        raise SetUpError(f"{_shown(folder / OWN_FILE)} is there already: okrdocs is set up here.")
    if pyproject.is_file() and b"[tool.okrdocs" in pyproject.read_bytes():
        raise SetUpError(f"{_shown(pyproject)} has a table [tool.okrdocs] already: okrdocs is set up here.")


def _without_site(folder: Path, config: Path | None, today: dt.date) -> list[str]:
    if config:
        raise SetUpError(
            f"{_shown(config)} is there, and settings for lint belong there too: run `okrdocs init` "
            "without `--no-site`."
        )
    files = {folder / OWN_FILE: _TOML, folder / PAGE: first_page(today)}
    return [*_write(files), *_next(folder / PAGE, site=False)]


def _into_site(config: Path, today: dt.date) -> list[str]:
    try:
        text = config.read_bytes().decode()
        added = with_plugin(text)
        docs = find_project([], config.parent.absolute(), config.absolute()).pages_dir
    except PluginEntryError as error:
        raise SetUpError(f"{_shown(config)}: {error}") from error
    except ConfigError as error:
        raise SetUpError(str(error)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise SetUpError(f"{_shown(config)} cannot be read: {error}.") from error
    if added is None:
        raise SetUpError(f"{_shown(config)} has the plugin `okrdocs` already: okrdocs is set up here.")
    page = docs / PAGE
    steps = list(_write({page: first_page(today)}))
    replace_file(config, added.encode())
    return [*steps, f"Added the plugin to {_shown(config)}.", *_next(page, site=True, nav="\nnav:" in text)]


def _new_site(folder: Path, today: dt.date) -> list[str]:
    theme = "theme: {name: material, font: false}\n" if find_spec("material") else ""
    files = {folder / "mkdocs.yml": _SITE.format(theme=theme), folder / "docs" / PAGE: first_page(today)}
    if not any((folder / "docs" / name).exists() for name in ("index.md", "README.md")):
        files[folder / "docs" / "index.md"] = _INDEX
    return [*_write(files), *_next(folder / "docs" / PAGE, site=True)]


def _write(files: dict[Path, str]) -> Iterator[str]:
    """Write new files, all of them or none."""
    if there := [path for path in files if os.path.lexists(path)]:
        names = " and ".join(_shown(path) for path in there)
        raise SetUpError(
            f"{names} {'is' if len(there) == 1 else 'are'} there already, and nothing is overwritten."
        )
    for path, text in files.items():
        create_file(path, text.encode())
        yield f"Wrote {_shown(path)}."


def _next(page: Path, *, site: bool, nav: bool = False) -> list[str]:
    steps = [f"Next: change {_shown(page)} into your own, then run `okrdocs lint`."]
    if nav:
        steps.append(f"The site has a `nav`: add `{page.name}` to it, so that readers find the page.")
    if site:
        steps.append("To see the site: `mkdocs serve`.")
    return steps


def _shown(path: Path) -> str:
    return shown_path(path.absolute(), Path.cwd())
