"""Blocks and views that an author meant and the page doesn't show: finding K010.

The scanner says why a line that looks like a block isn't one. Where that may be on purpose, such as a block
quoted inside another fence, markdown-it gives a second opinion: if CommonMark sees a block there, so does
everybody who reads the file on GitHub or in an editor, and its author should know.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from okrdocs.model import Finding, Span
from okrdocs.parse.fence_lines import expanded, opener
from okrdocs.parse.fences import Reason
from okrdocs.parse.lines import front_matter_length, split_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from okrdocs.parse.fences import Scan, Suspect

_MAYBE_MEANT = (Reason.QUOTED, Reason.HIDDEN, Reason.CODE)
_MARKER = re.compile(r"(?:`+|~{2,}).*")
_WORDS = {
    Reason.UNCLOSED: ("This `{name}` block is never closed, so it won't show on the page.", ""),
    Reason.OUTDENTED: ("This `{name}` block won't show: line {other} leaves it before it is closed.", ""),
    Reason.INFO: (
        "`{said}` doesn't open an `{name}` block, so this one won't show on the page.",
        "Write only {marks} and `{name}` on this line.",
    ),
    Reason.SHORT: (
        "This `{name}` block won't show: it takes three {mark} to begin one.",
        "Write three {mark} and `{name}` on this line.",
    ),
    Reason.ITEM_LINE: (
        "This `{name}` block won't show: it begins on the same line as the list item.",
        "Put a few words there, and the block below them after an empty line, indented by 4 spaces.",
    ),
    Reason.SWALLOWED: (
        "This code block is never closed, so the `{name}` block on line {line} becomes a part of it.",
        "Close it with {marks} on a line of its own.",
    ),
    Reason.QUOTED: (
        "This `{name}` block won't show: the code block from line {other} isn't closed before it.",
        "Close that one with exactly the marks it begins with, indented the same.",
    ),
    Reason.HIDDEN: (
        "This `{name}` block won't show: what begins on line {other} hides it.",
        "Close that before the block, or take the block out of it.",
    ),
    Reason.CODE: (
        "This `{name}` block won't show: its indentation makes it a piece of code.",
        "Indent it by 4 spaces for each list it is in, with an empty line before each list; "
        "outside of lists, don't indent it.",
    ),
}
"""Message and help for each reason; help that depends on the lines is worked out."""

_COUNTS = {3: "three", 4: "four", 5: "five", 6: "six"}


def second_opinion(path: str, text: str, scan: Scan) -> tuple[Finding, ...]:
    """Return a K010 for each block of the page `text` that was meant as one and won't show.

    markdown-it is imported only for pages that hold something to ask about.
    """
    lines = split_lines(text)
    seen = _seen(lines) if any(suspect.reason in _MAYBE_MEANT for suspect in scan.suspects) else frozenset()
    found: dict[int, Finding] = {}
    for suspect in scan.suspects:
        if suspect.reason in _MAYBE_MEANT and suspect.line not in seen:
            continue
        finding = _explain(path, lines, suspect)
        found.setdefault(finding.span.line, finding)
    return tuple(found.values())


def _seen(lines: Sequence[str]) -> frozenset[int]:
    """Return the lines, from 1, on which CommonMark sees an `okr` fence begin."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark")
    parser.core.ruler.enableOnly(["normalize", "block"])
    front = front_matter_length(lines)
    tokens = parser.parse("\n" * front + "\n".join(lines[front:]))
    return frozenset(
        token.map[0] + 1
        for token in tokens
        if token.type == "fence" and token.map and token.info.split()[:1] in (["okr"], ["okr-view"])
    )


def _explain(path: str, lines: Sequence[str], suspect: Suspect) -> Finding:
    """Say why a block won't show, and what to do about it."""
    message, advice = _WORDS[suspect.reason]
    place = suspect.line
    if suspect.reason is Reason.SWALLOWED and suspect.other:
        place = suspect.other  # that fence is the mistake, however many blocks it takes in
    marker = _marker(lines[place - 1])
    if suspect.reason is Reason.UNCLOSED:
        advice = _how_to_close(lines, suspect)
    elif suspect.reason is Reason.OUTDENTED:
        advice = _how_to_indent(lines[place - 1])
    facts = {
        "name": "okr-view" if suspect.view else "okr",
        "line": suspect.line,
        "other": suspect.other,
        "said": marker.lstrip("`~").strip().replace("`", "'"),
        "marks": _in_words(marker),
        "mark": _mark_in_words(marker),
    }
    return Finding(
        "K010", message.format_map(facts), path, _span(lines, place), help=advice.format_map(facts)
    )


def _how_to_close(lines: Sequence[str], suspect: Suspect) -> str:
    """Say how to close a block, pointing at the line that seems to be meant to."""
    last = suspect.other or len(lines) + 1
    mark = opener(expanded(lines[suspect.line - 1]))
    wanted = f"Close it with {_in_words(_marker(lines[suspect.line - 1]))} on a line of its own"
    for number, line in enumerate(lines[suspect.line : last - 1], start=suspect.line + 1):
        near = opener(expanded(line))
        if near and mark and not near.info and near.marker[0] == mark.marker[0]:
            if near.marker != mark.marker:
                return f"{wanted}: line {number} has {len(near.marker)} of them, which is not the same."
            return f"{wanted}, indented as the first: line {number} is indented otherwise."
    return f"{wanted}."


def _how_to_indent(line: str) -> str:
    mark = opener(expanded(line))
    prefix = mark.prefix if mark else ""
    if ">" in prefix:
        return (
            f"Begin every line of it, up to the closing one, with `{prefix.strip()}` as its first line does."
        )
    return f"Indent every line of it, up to the closing one, by the same {len(prefix)} spaces as its first."


def _marker(line: str) -> str:
    found = _MARKER.search(line)
    return found[0] if found else ""


def _in_words(marker: str) -> str:
    """Name the marks that close a fence, in words: backticks mark code in messages."""
    count = len(marker) - len(marker.lstrip(marker[:1]))
    return f"{_COUNTS.get(count, count)} {_mark_in_words(marker)}"


def _mark_in_words(marker: str) -> str:
    return "backticks" if marker[:1] == "`" else "tildes"


def _span(lines: Sequence[str], number: int) -> Span:
    """Return the span of a fence's marker and what stands behind it."""
    line = lines[number - 1].rstrip()
    start = len(line) - len(_marker(line))
    return Span(number, start + 1, number, len(line) + 1)
