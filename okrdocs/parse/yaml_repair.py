"""How the text of a block has to change for YAML to read it, where what is meant is beyond doubt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from okrdocs.model import Edit, Fix, Span
from okrdocs.parse.edits import in_quotes
from okrdocs.parse.lines import indent_of
from okrdocs.parse.nodes import Mapping, Sequence
from okrdocs.parse.yaml_problems import TAB
from okrdocs.parse.yaml_reader import OLD_BREAKS, read_yaml

if TYPE_CHECKING:
    from okrdocs.parse.fences import Fence
    from okrdocs.parse.nodes import Node
    from okrdocs.parse.yaml_problems import Problem

_MOST = 500
"""Lines that are put right with one that they follow, such as all those indented with tabs."""
_WIDTHS = (2, 4, 8)
"""How many columns a tab may stand for."""
_TWO_KEYS = re.compile(r"\S.*\s[a-z_]+:\s")
"""What may be two keys on one line: `2026-12-15 owner: ana`."""


def repair(fence: Fence, problem: Problem) -> Fix | None:
    """Return the fix for a problem of a fence's text."""
    if problem.quote_to is not None:
        return _quote(fence, problem.start, problem.quote_to)
    if problem.message == TAB:
        return _untabbed(fence)
    if problem.corrected is None or any(sign in fence.text for sign in OLD_BREAKS):
        return None  # lines are corrected as they are read, with blanks for such signs
    changed = _corrected(fence.text, problem)
    title = f"Correct {len(changed)} lines" if len(changed) > 1 else "Correct this line"
    return _rewritten(fence, title, changed, safe=True)


def _rewritten(fence: Fence, title: str, lines: dict[int, str], *, safe: bool) -> Fix:
    """Return the fix that writes some lines of the fence anew."""
    first = fence.first_line + 1
    edits = (
        Edit(Span(first + row, 1, first + row + 1, 1), f"{fence.prefix[: fence.dropped[row]]}{line}\n")
        for row, line in sorted(lines.items())
    )
    return Fix(title, tuple(edits), safe)


def _untabbed(fence: Fence) -> Fix | None:
    """Return the fix that indents with spaces, safe where it makes no difference with how many."""
    old = fence.text.split("\n")
    found: list[tuple[int, list[str], object]] = []
    for width in _WIDTHS:
        lines = [_spaced(line, width) for line in old]
        root, problems = read_yaml("\n".join(lines))
        if not any(one.message == TAB for one in problems):
            found.append((len(problems), lines, _content(root)))
    if not found:
        return None
    _, lines, content = min(found, key=lambda one: one[0])
    changed = {row: new for row, new in enumerate(lines) if new != old[row]}
    same = len(found) == len(_WIDTHS) and all(other == content for _, _, other in found)
    return _rewritten(fence, "Indent with spaces", changed, safe=same)


def _content(node: Node | None) -> object:
    """Return what a node says, wherever it stands."""
    if isinstance(node, Mapping):
        return {key: _content(field.value) for key, field in node.fields.items()}
    return [_content(item) for item in node.items] if isinstance(node, Sequence) else node and node.text


def _spaced(line: str, width: int) -> str:
    """Return a line with spaces for the tabs that it begins with."""
    rest = line.lstrip(" \t")
    return line[: len(line) - len(rest)].expandtabs(width) + rest


def _quote(fence: Fence, start: int, end: int) -> Fix | None:
    """Return the fix that puts quotes around a text; None where it goes on below its line."""
    text = fence.text[start:end]
    before = fence.text[fence.text.rfind("\n", 0, start) + 1 : start]
    below = fence.text[start:].partition("\n")[2].partition("\n")[0]
    if below.strip() and indent_of(below) > indent_of(before.replace("-", " ")):
        return None
    row = fence.text.count("\n", 0, start)
    column = start - (fence.text.rfind("\n", 0, start) + 1) + fence.dropped[row] + 1
    line = fence.first_line + 1 + row
    mark = "'" if '"' in text and "'" not in text else '"'
    edit = Edit(Span(line, column, line, column + end - start), in_quotes(text, mark))
    return Fix("Put quotes around it", (edit,), safe=not _TWO_KEYS.match(text))


def _corrected(text: str, problem: Problem) -> dict[int, str]:
    """Return the lines, by their number from 0, that have to change for `problem` to be gone.

    To one line that is put right may belong others, which show only then.
    """
    told = {(one.message, _row(text, one)) for one in read_yaml(text)[1]}
    lines = text.split("\n")
    changed: dict[int, str] = {}
    following: Problem | None = problem
    while following and following.corrected is not None and len(changed) < _MOST:
        row = _row("\n".join(lines), following)
        if row in changed:
            break
        changed[row] = lines[row] = following.corrected
        now = "\n".join(lines)
        found = read_yaml(now)[1]
        fresh = (one for one in found if one.corrected and (one.message, _row(now, one)) not in told)
        following = next(fresh, None)
    return changed


def _row(text: str, problem: Problem) -> int:
    return text.count("\n", 0, problem.start)
