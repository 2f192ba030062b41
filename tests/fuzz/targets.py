"""What must hold for any bytes at all; property tests and the fuzzer both call these."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from okrdocs.engine.config import Settings
from okrdocs.engine.run import analyse
from okrdocs.parse.fences import scan
from okrdocs.parse.page import read_page
from okrdocs.parse.yaml_reader import read_yaml

if TYPE_CHECKING:
    from okrdocs.model import Span

SETTINGS = Settings(as_of=dt.date(2026, 11, 23))
_BREAK = re.compile(r"\r\n|\r|\n")


def scanner(data: bytes) -> None:
    """Every fence lies inside the page, in order, and its content is the page's, freed of its containers."""
    text = data.decode("utf-8", errors="replace")
    lines = _BREAK.split(text)
    last = 0
    for fence in scan(text).fences:
        assert last < fence.first_line < fence.last_line <= len(lines)
        last = fence.last_line
        content = fence.text.split("\n") if fence.dropped else []
        assert len(content) == len(fence.dropped) == fence.last_line - fence.first_line - 1
        for offset, (line, dropped) in enumerate(zip(content, fence.dropped, strict=True)):
            assert lines[fence.first_line + offset][dropped:] == line


def yaml_reader(data: bytes) -> None:
    """Reading gives nodes or problems, and every problem lies inside the text."""
    text = data.decode("utf-8", errors="replace")
    node, problems = read_yaml(text)
    assert node is not None or problems
    for problem in problems:
        assert 0 <= problem.start <= len(text)
        assert problem.start <= problem.end


def lint(data: bytes) -> None:
    """A whole run ends in diagnostics that lie inside the page."""
    page = read_page("page.md", data)
    lines = _BREAK.split(page.text)
    for found in analyse([("page.md", data)], SETTINGS).diagnostics:
        assert_inside(found.span, lines)
        assert found.finding.message


def assert_inside(span: Span, lines: list[str]) -> None:
    """Fail unless `span` is a stretch of the file that has `lines`."""
    assert 1 <= span.line <= span.end_line <= len(lines)
    assert 1 <= span.column <= len(lines[span.line - 1]) + 1
    assert 1 <= span.end_column <= len(lines[span.end_line - 1]) + 1
    assert (span.line, span.column) <= (span.end_line, span.end_column)


TARGETS = {"scanner": scanner, "yaml_reader": yaml_reader, "lint": lint}
