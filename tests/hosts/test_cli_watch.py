"""`okrdocs lint --watch`: a report now, and another after each change."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from okrdocs.engine.known_pages import KnownPages
from okrdocs.engine.run import checked_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from okrdocs.validate.check import CheckedPage

PAGE = """\
```okr
objective: Customers get answers
id: {id}
owner: support
period: {period}
status: draft
```
"""


class Watching:
    """A lint that watches a folder."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-m", "okrdocs", "lint", "--watch", "--format", "concise"]
        environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
        self.process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        self._lines: queue.Queue[str] = queue.Queue()
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._lines.put(line)

    def report(self) -> str:
        """Wait for the next whole report."""
        lines: list[str] = []
        while not (lines and lines[-1].startswith("Watching ")):
            lines.append(self._lines.get(timeout=30))
        return "".join(lines)

    def end(self) -> int:
        """Press Ctrl+C."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=30)


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[Watching]:
    """Watch a folder with one page, in which nothing is wrong."""
    (tmp_path / "okrdocs.toml").write_text(
        "as_of = 2026-11-23\nignore = ['R403', 'A304']\n", encoding="utf-8"
    )
    (tmp_path / "plan.md").write_text(PAGE.format(id="answers", period="2026-Q4"), encoding="utf-8")
    running = Watching(tmp_path)
    yield running
    running.process.kill()
    running.process.wait()
    running.reader.join()
    assert running.process.stdout
    running.process.stdout.close()


def test_each_change_gives_a_new_report(watching: Watching, tmp_path: Path) -> None:
    assert "Nothing to report in 1 file" in watching.report()

    (tmp_path / "plan.md").write_text(PAGE.format(id="answers", period="soon"), encoding="utf-8")
    assert "plan.md:5:9: error: T501" in watching.report()

    (tmp_path / "more.md").write_text(PAGE.format(id="Answers", period="2026-Q4"), encoding="utf-8")
    report = watching.report()
    assert "K002" in report
    assert "T501" in report

    (tmp_path / "okrdocs.toml").write_text("as_of = 2026-11-23\nselekt = []\n", encoding="utf-8")
    assert "Did you mean `select`?" in watching.report()

    (tmp_path / "okrdocs.toml").write_text("as_of = 2026-11-23\nselect = ['K002']\n", encoding="utf-8")
    report = watching.report()
    assert "K002" in report
    assert "T501" not in report

    (tmp_path / "more.md").unlink()
    assert "Nothing to report in 1 file" in watching.report()
    assert watching.end() == 0


@pytest.mark.parametrize("option", ["--fix", "--diff", "--update-baseline", "-"])
def test_it_changes_nothing(option: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "okrdocs", "lint", "--watch", option]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", input="")
    assert done.returncode == 2
    assert "--watch" in done.stderr


def test_only_pages_that_changed_are_checked_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    read = []

    def spy(path: str, data: bytes) -> CheckedPage | None:
        read.append(path)
        return checked_page(path, data)

    monkeypatch.setattr("okrdocs.engine.known_pages.checked_page", spy)
    known = KnownPages()
    pages = {name: PAGE.format(id=name, period="2026-Q4").encode() for name in ("a", "b")}
    first = {path: known.check(path, data) for path, data in pages.items()}
    pages["b"] = PAGE.format(id="c", period="2026-Q4").encode()
    second = {path: known.check(path, data) for path, data in pages.items()}
    assert read == ["a", "b", "b"]
    assert first["a"] is second["a"]
