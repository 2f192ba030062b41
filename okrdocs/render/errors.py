"""The box that stands in place of a block (or above a page) and says what is wrong with it.

What is confidential stays out of the box, as out of everything that is generated: then the box names the
rule and leaves the line to the linter, which writes no page.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Outcome, Severity
from okrdocs.render.frames import frame
from okrdocs.render.stretches import Stretch, stretches

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from okrdocs.model import Diagnostic
    from okrdocs.plan.index import Plan
    from okrdocs.render.frames import Frame
    from okrdocs.render.voices import Voice
    from okrdocs.render.words import Words

SERVING = "error_serving"
"""The note where a build would have failed."""
KEPT = "error_kept"
"""The note where the site is published all the same."""
ACCEPTED = "error_accepted"
"""The note where a block would be missing from its page in silence."""

_COUNTED = {
    Severity.ERROR: "error_count",
    Severity.WARNING: "error_count_warnings",
    Severity.INFO: "error_count_hints",
}
_SIGNS = {
    Severity.ERROR: ("missed", "okr-stop"),
    Severity.WARNING: ("at-risk", "okr-warn"),
    Severity.INFO: ("not-started", "okr-quiet"),
}
_LINE_END = re.compile(r"\r\n|\n|\r")


class Item(NamedTuple):
    """One finding as the template shows it."""

    code: str
    name: str
    url: str | None
    message: tuple[Stretch, ...]
    withheld: bool = False
    """The message is ours, not the rule's."""
    frame: Frame | None = None
    help: tuple[Stretch, ...] = ()
    related: tuple[tuple[str, tuple[Stretch, ...]], ...] = ()
    """Other places, each with what is said about it."""


def error_box(
    voice: Voice,
    diagnostics: Sequence[Diagnostic],
    text: str,
    line: int,
    note: str,
    plan: Plan,
    rule_url: Callable[[str], str | None] | None = None,
) -> str:
    """Return the box for findings of one block or page as HTML; nothing where there are none.

    `text` is the whole page as on disk; `line` the one on which the block's fence opens, or 0 for findings
    that belong to no block; `note` the key of the last line, such as `SERVING`; `rule_url` where a rule is
    explained.
    """
    if not diagnostics:
        return ""
    place, words = _Place(text, line, plan), voice.words
    icon, tone = _SIGNS[max(found.severity for found in diagnostics)]
    path = diagnostics[0].path
    return voice.templates.render(
        "error.html",
        anchor=f"okr-error-{line}",
        icon_name=icon,
        tone=tone,
        title=_title(words, diagnostics, place),
        where=f"{path}:{line}" if line else path,
        items=[
            _item(words, found, place, rule_url(found.code) if rule_url else None) for found in diagnostics
        ],
        note=stretches(words.say(note)),
    )


class _Place:
    """What a box stands for: the block that opens on `line` of a page, or the page itself (`line` 0)."""

    def __init__(self, text: str, line: int, plan: Plan) -> None:
        self.lines = _LINE_END.split(text)
        self.line = line
        self.plan = plan
        self.guarded = line > 0 and "confidential" in _block_text(text, line)

    @property
    def title(self) -> str:
        """The key of what is said about it as a whole."""
        if not self.line:
            return "error_page"
        view = self.lines[self.line - 1].rstrip().endswith("okr-view")
        return "error_view" if view else "error_block"

    def frame(self, found: Diagnostic) -> Frame | None:
        """Show the source of `found`, unless a neighbouring line of the block might be confidential."""
        if self.guarded:
            return None
        return frame(self.lines, found.span, above=self.line or found.span.line)

    def withholds(self, found: Diagnostic) -> bool:
        """Tell whether the words of `found` could give away a confidential number.

        In a guarded block, only findings about an object that could be read and isn't confidential do not.
        """
        entry = self.plan.find(found.finding.object_id)
        if isinstance(entry, Outcome) and entry.confidential:
            return True
        here = entry and (entry.source.path, entry.source.block_line) == (found.path, self.line)
        return self.guarded and not here


def _block_text(text: str, line: int) -> str:
    """Return the text of the block that opens on `line`; the whole page where there is no such block.

    A view tells nothing that is confidential, whatever its condition asks for.
    """
    from okrdocs.parse.fences import scan

    found = scan(text)
    if any(fence.first_line == line for fence in found.views):
        return ""
    return next((fence.text for fence in found.fences if fence.first_line == line), text)


def _title(words: Words, diagnostics: Sequence[Diagnostic], place: _Place) -> str:
    many = Counter(found.severity for found in diagnostics)
    counts = [words.say(key, n=many[severity]) for severity, key in _COUNTED.items() if many[severity]]
    return words.say(place.title, counts=words.listed(counts))


def _item(words: Words, found: Diagnostic, place: _Place, url: str | None) -> Item:
    if place.withholds(found):
        return Item(found.code, found.name, url, stretches(words.say("error_withheld")), withheld=True)
    finding = found.finding
    return Item(
        found.code,
        found.name,
        url,
        message=stretches(finding.message),
        frame=place.frame(found),
        help=stretches(finding.help or ""),
        related=tuple(
            (f"{other.path}:{other.span.line}", stretches(other.message)) for other in finding.related
        ),
    )
