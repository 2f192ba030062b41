"""Pages to lint, and how to call `okrdocs` on them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

from click.testing import CliRunner, Result

from okrdocs.hosts.cli import main

GOOD = """\
---
okr: {period: 2026-Q4, owner: support}
---
# Support

```okr
objective: Customers get answers without having to call us
id: answers
outcomes:
  - {outcome: Calls fall, id: calls, unit: calls/week, baseline: 4000, target: 2500}
  - {outcome: Chats rise, id: chats, unit: chats/week, baseline: 100, target: 400}
  - {outcome: Satisfaction stays, id: csat, unit: points, keep: ">= 4.4"}
outputs:
  - {output: Product database, id: database, leads_to: calls}
```
"""
"""A page without errors."""
BAD = GOOD.replace("leads_to: calls", "leads_to: cals")
"""The same with one: a link on line 14 that leads nowhere."""
DAY = ("--as-of", "2026-11-23")
ONE = (*DAY, "--select", "K004")
"""Options with which BAD has just its one finding, whatever other rules there are."""


def run(*args: str, stdin: str | bytes | None = None) -> Result:
    """Call `okrdocs` within this process."""
    return CliRunner().invoke(main, args, input=stdin, prog_name="okrdocs")


def lint(*args: str, stdin: str | bytes | None = None) -> Result:
    """Call `okrdocs lint`."""
    return run("lint", *args, stdin=stdin)


def report(*args: str, stdin: str | bytes | None = None) -> dict[str, Any]:
    """Call `okrdocs lint --format json` and read what it prints."""
    parsed: dict[str, Any] = json.loads(lint("--format", "json", *args, stdin=stdin).stdout)
    return parsed


def okrdocs(*args: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Call `okrdocs` as a process of its own."""
    command = [sys.executable, "-m", "okrdocs", *args]
    return subprocess.run(command, env={**os.environ, **environment}, capture_output=True, check=False)
