"""The same pages and the same day give the same site, to the byte."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.example_site import CONFIG

if TYPE_CHECKING:
    from pathlib import Path

LINKED = """\
# Plan

```okr
objective: Growers get answers without a call
id: answers
period: 2026-Q4
tags: [b, a, c]
contributors: [support, product, web]
outcomes:
  - {outcome: Calls fall, id: calls, unit: calls/week, baseline: 400, target: 300, guards: [praise, speed]}
  - {outcome: Searches end well, id: searches, unit: "%", baseline: 38, target: 60, guards: [speed]}
  - {outcome: Ratings stay high, id: praise, unit: points, keep: ">= 4.2"}
  - {outcome: Pages stay quick, id: speed, unit: s, keep: "<= 2"}
outputs:
  - {output: Search, id: search, leads_to: [searches, calls, praise]}
```
"""


def build(config: Path, folder: Path, seed: int) -> dict[str, str]:
    """Build a site in a process of its own; return what tells its files apart."""
    # Without the moment of the build, MkDocs notes its own in the sitemap.
    environment = {**os.environ, "PYTHONHASHSEED": str(seed), "SOURCE_DATE_EPOCH": "1795392000"}
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config), "-d", str(folder)]
    subprocess.run(command, env=environment, check=True, capture_output=True)
    files = (file for file in folder.rglob("*") if file.is_file())
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files
    }


def linked_site(folder: Path) -> Path:
    """Write a site in which everything hangs on several other things."""
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text(LINKED, encoding="utf-8")
    config = folder / "mkdocs.yml"
    config.write_text(
        "site_name: Plans\nplugins: [search, {okrdocs: {as_of: 2026-11-23, fail_on: never}}]\n",
        encoding="utf-8",
    )
    return config


@pytest.mark.parametrize("example", [True, False], ids=["example", "linked"])
def test_two_processes_build_the_same_site(tmp_path: Path, example: bool) -> None:
    config = CONFIG if example else linked_site(tmp_path)
    first, second = (build(config, tmp_path / f"site-{seed}", seed) for seed in (1, 2))
    assert {name for name in first if name.startswith("okrs/")}
    assert {name for name in first | second if first.get(name) != second.get(name)} == set()
