"""S, specific: whether the text says what is meant."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from okrdocs.model import Outcome, Severity
from okrdocs.rules.base import Rule
from okrdocs.rules.phrases import code
from okrdocs.rules.wording import masked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.model import Finding
    from okrdocs.rules.base import Context

_NUMBER_BEFORE = (
    r"(?:\b(?:from|to|by|of|least|most|than|over|under|below|above|reach|hit|only)|[<>≥≤=~≈+±→])\s*"
)
_PLACEHOLDERS = (
    r"(?i:\btb[dac]\b)|\b(?:TODO|FIXME)\b",  # TBD, TBA, TBC, TODO
    r"\?\?|[\[(<{]\s*\?\s*[\])>}]|\?\s*[.)]?\s*$",  # ??, [?], a title that is a question
    r"\bX{2,}(?:[kKMB]|bn)?\b|\bxx+\b|\b(?:YY|ZZ)\b",  # XX+ sign-ups
    r"[$€£]\s?[XYZN][kKMB]?\b|\b[XYZN]\s?[€%](?!\w)|\b[XYZN]\+",  # $X, X%, N+
    _NUMBER_BEFORE + r"\b[XYZN][kKMB]?\b(?!['’&.-]?\w)(?!\s+[A-Z][a-z])",  # from X to Y
    r"\b[XYZN]\s+(?:new|more|fewer|additional)\b|\bX/Y\b",  # X new customers
    r"(?<=[a-z]\s)(?<!\bon\s)(?<!\bat\s)(?<!\bvia\s)(?<!\bfor\s)(?<!\bwith\s)X\s+[a-z]+s\b",  # sign X deals
    r"(?i:\bfrom x to y\b)|(?<!\w)[xyn]\s?%",
    r"(?i:[\[(<](?:redacted|confidential|private|hidden|removed)[\])>])|█|(?<!\S)\*{2,}(?!\S)",  # [redacted]
    r"(?<![\w-])[<>~$€£]?N\d{1,2}\b(?!\s+(?:mask|respirator|level|gas|storage|exam))",  # N1, a redaction
    r"(?<!\w)_{2,}(?!\w)",  # a blank to fill in: ____
    r"[\[<{](?i:(?:insert|your|enter|add|some)\b[^\]>}]*|number|n|x|y|value|target|metric|name|amount|date"
    r"|percent(?:age)?)[\]>}]",  # [number], <target>, {your metric}
    r"(?i:\bto be (?:announced|confirmed|determined|agreed|decided|defined)\b(?=\s*(?:[.)\]]|$)))",
    r"(?i:(?:^|[>(\[:;,–—-]\s*)needs? (?:an? )?(?:baseline|target|metric|number|owner)s?\b)",
    r"(?i:\blorem ipsum\b)",
    r"^(?i:(?:(?:an?|my|new|the|first|second|third)\s+)?"
    r"(?:key result|outcome|result|objective|goal|output|initiative|deliverable|kr|title|name|text)"
    r"(?:\s+(?:title|name|text|here))?)\s*#?\d*\s*[.:]?$",  # Key Result 1
    r"^[\W_]*$",  # nothing but dots and dashes
)
_SIGNS = re.compile(r"[XYZN?_<\[{(█*%]")
_PARTS = ("TB", "Tb", "tb", "xx", "TODO", "FIXME", "eed", "o be ", "orem ", "rom x")
"""What a title has if it has a placeholder; most titles have none of these, and that is quickly seen."""
_SHORT = 30
"""Titles up to this length may be nothing but a placeholder, such as `Key Result 1`."""


class PlaceholderText(Rule):
    """S104: a gap that was to be filled later."""

    code = "S104"
    name = "placeholder-text"
    severity = Severity.ERROR
    what = (
        "Finds what people write where they do not know yet, in the titles of objectives, outcomes and "
        "outputs: `TBD`, `TODO`, `??`, `XX`, `$X`, `from X to Y`, `[number]`, `Key Result 1`, a question "
        "mark at the end. Code, addresses and quotations are not looked at."
    )
    why = "A published goal with a gap in it can't be reached, and everybody reads something else into it."
    example = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
outcomes:
  - {outcome: Calls fall to XX a week, id: fewer-calls, unit: calls/week, baseline: 4000, target: 2500}
"""
    instead = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
outcomes:
  - {outcome: Calls fall to 2500 a week, id: fewer-calls, unit: calls/week, baseline: 4000, target: 2500}
"""
    reference = "okrdocs, from placeholders left in published OKRs"

    def check(self, context: Context) -> Iterator[Finding]:
        """Report each title once, for its first gap."""
        for entry in context.objects():
            gap = find_placeholder(entry.title)
            if gap is None or context.is_exempt(entry):
                continue
            if isinstance(entry, Outcome) and entry.confidential:
                continue
            question = gap.rstrip(".)").endswith("?") and "??" not in gap and "[" not in gap
            hide = ", or `confidential: true` if the number is secret" if isinstance(entry, Outcome) else ""
            yield self.finding(
                entry,
                entry.kind.value,
                "This title is a question." if question else f"{code(gap)} is a placeholder.",
                help=f"Write what is meant, or mark the objective `status: draft` until it is known{hide}.",
            )


@cache
def _placeholder() -> re.Pattern[str]:
    """Compile the patterns when the first title asks for them: most never do."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in _PLACEHOLDERS))


def find_placeholder(title: str) -> str | None:
    """Return the first placeholder in `title`, as written."""
    if len(title) > _SHORT and not _SIGNS.search(title) and not any(part in title for part in _PARTS):
        return None
    gap = _placeholder().search(masked(title))
    if gap is None:
        return None
    found = re.sub(_NUMBER_BEFORE + "(?=[XYZN])", "", gap[0], count=1).strip(" ,;:")
    opened = found.startswith(("(", "[")) and not found.endswith((")", "]"))
    return (found[1:] if opened else found) or title
