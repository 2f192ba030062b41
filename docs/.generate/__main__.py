"""Writes the reference pages of this documentation from rules, schemas, views and style sheet.

`python docs/.generate` writes them; with `--check` it only says which are stale, and fails if any is.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from rule_reference import rule_reference
from schema_reference import block_page, configuration_page, export_page
from template_reference import template_pages
from token_reference import token_page
from view_reference import view_page

DOCS = Path(__file__).resolve().parents[1]
FOLDERS = ("rules", "reference")
"""Everything in these folders is generated."""


def pages() -> dict[str, str]:
    """Return every generated page by its path in the documentation."""
    return {
        **rule_reference(),
        "reference/block.md": block_page(),
        "reference/configuration.md": configuration_page(),
        "reference/export.md": export_page(),
        "reference/views.md": view_page(),
        "reference/properties.md": token_page(),
        **template_pages(),
    }


def stale(wanted: dict[str, str]) -> list[str]:
    """Return the paths of pages that are missing, differ, or are no longer wanted."""
    there = {
        file.relative_to(DOCS).as_posix(): file.read_text(encoding="utf-8")
        for folder in FOLDERS
        for file in (DOCS / folder).rglob("*.md")
    }
    return sorted(path for path in wanted.keys() | there.keys() if wanted.get(path) != there.get(path))


def write(wanted: dict[str, str], paths: list[str]) -> None:
    """Bring the pages at `paths` up to date."""
    for path in paths:
        file = DOCS / path
        if path in wanted:
            file.parent.mkdir(exist_ok=True)
            file.write_text(wanted[path], encoding="utf-8", newline="\n")
        else:
            file.unlink()


def main() -> None:
    """Write the pages, or check them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; fail if a page is stale")
    options = parser.parse_args()
    wanted = pages()
    changed = stale(wanted)
    if options.check and changed:
        sys.exit(f"Stale: {', '.join(changed)}. Run `python3 tasks.py reference`.")
    write(wanted, changed)


if __name__ == "__main__":
    main()
