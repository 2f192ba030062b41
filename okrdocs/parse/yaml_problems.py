"""What is wrong with the YAML of a block, in words for people who do not know YAML."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from okrdocs.parse.nodes import Position, Scalar

# Characters that YAML and XML do not allow: controls other than tab and line feed, halves of surrogate
# pairs, and non-characters.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


# One pair of quotes around a text that may hold such marks itself, but no second text in quotes.
_IN_QUOTES = re.compile(r"""(["'])(?!\1)(?:(?!\S\1(?!\w)).)*.\1""")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong between two positions of a block's text."""

    message: str
    help: str
    start: Position
    end: Position
    first: Position | None = None
    """Of a key written twice: where it was first."""
    corrected: str | None = None
    """Its line as it should be, where what is meant is beyond doubt."""
    quote_to: Position | None = None
    """Where the text ends that begins at `start`, and around which quotes have to stand."""


TAB = "This line is indented with a tab."
HARD_SPACES = "This line is indented with hard spaces, which YAML takes for letters."
HABITS = frozenset({TAB, HARD_SPACES})
"""Messages about what an author, or an editor, does throughout: the first place stands for all."""


def empty() -> Problem:
    """Tell of nothing but blanks and comments."""
    return Problem(
        "This block is empty.",
        "Start it with `objective: …`, `outcome: …` or `output: …`, or remove it.",
        0,
        0,
    )


def too_large(size: int) -> Problem:
    """Tell of more bytes than one block may have."""
    return Problem(
        f"This block is too large ({size // 1024} KiB).",
        "A block may have 256 KiB: put the objectives and long texts on pages of their own.",
        0,
        0,
    )


def too_deep(at: Position) -> Problem:
    """Tell of lists in lists in lists."""
    return Problem(
        "Too many levels of lists and keys inside each other.",
        "A block needs five levels at most: check the brackets and the indentation.",
        at,
        at + 1,
    )


def too_many(at: Position) -> Problem:
    """Tell of more values than any person writes."""
    return Problem("This block holds too many values.", "Split it into several blocks.", at, at + 1)


def no_mapping(start: Position, end: Position) -> Problem:
    """Tell of a lone text or a list instead of keys with values."""
    return Problem(
        "This block should be a set of keys, each with a colon and a value.",
        "Start it with `objective: …`, `outcome: …` or `output: …`, without a `-` before it.",
        start,
        end,
    )


def duplicate(key: Scalar, first: Scalar) -> Problem:
    """Tell of a key written a second time; the first one holds."""
    return Problem(
        f"`{shown(key.text)}` is written twice here",
        "Keep one of the two; if it begins another item of a list, put a `-` before it.",
        key.start,
        key.end,
        first.start,
    )


def second_block(key: Scalar, first: Scalar) -> Problem:
    """Tell of the first key of a block that is there again, with others: the second block."""
    return replace(
        duplicate(key, first),
        help="If another block begins here, close this one above it and open the next; else keep one.",
    )


def and_more(key: Scalar) -> Problem:
    """Tell that there are too many keys written twice to name each."""
    return Problem(
        "From here on, more keys are written twice in this block.",
        "Correct those above first; perhaps the block was pasted twice.",
        key.start,
        key.end,
    )


def merge_key(key: Scalar) -> Problem:
    """Tell of `<<`, which copies another mapping's keys."""
    return Problem(
        "`<<` (a merge key) can't be used in an `okr` block.",
        "Write the keys out, or put what is common to the page into `okr:` of its front matter.",
        key.start,
        key.end,
    )


def odd_key(at: Position) -> Problem:
    """Tell of a list or mapping as key."""
    return Problem(
        "A key should be a single word; here stand brackets or braces.",
        "Put quotes around a text that begins with `[`, `{` or `?`.",
        at,
        at + 1,
    )


def no_key(text: str, at: Position) -> Problem:
    """Tell of a colon, or a `?`, where a key should stand."""
    if text[at : at + 1] != ":" and at:
        at -= 1  # behind the `?`
    return Problem("A key is missing here.", "Write a key and a colon, such as `owner: …`.", at, at + 1)


def anchor(text: str, at: Position) -> Problem:
    """Tell of `&name` or `*name`, which YAML reads as a mark and a copy of it."""
    return Problem(
        f"A text can't begin with `{text[at : at + 1]}` here: YAML reads it as a reference to another place.",
        _without_mark(text, at),
        at,
        line_end(text, at),
        corrected=_without_bold(text, at),
    )


def _without_bold(text: str, at: Position) -> str | None:
    """Return the line of a key in bold print, as plain text."""
    start = text.rfind("\n", 0, at) + 1
    bold = re.fullmatch(
        r"( *(?:- )*)\*\*([\w-]+)(:?)\*\*(:?)( .*)", text[start : line_end(text, at)].rstrip("\n")
    )
    return f"{bold[1]}{bold[2]}:{bold[5]}" if bold and bold[3] + bold[4] == ":" else None


def tag(text: str, at: Position) -> Problem:
    """Tell of `!name`, which YAML reads as a data type."""
    return Problem(
        "A text can't begin with `!` here: YAML reads it as a data type.",
        _without_mark(text, at),
        at,
        line_end(text, at),
    )


def end_in_brackets(text: str, start: Position) -> Position | None:
    """Return where an item of a list or mapping in brackets ends; None outside of brackets."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    if before.count("[") + before.count("{") <= before.count("]") + before.count("}"):
        return None
    found = re.compile(r"[,\]}]").search(text, start, line_end(text, start))
    return found.start() if found else None


def _without_mark(text: str, at: Position) -> str:
    """Say what to write in place of a value that begins with a mark, such as `&name value` or `!type value`.

    What begins a line is a bullet or bold print out of Markdown.
    """
    end = end_in_brackets(text, at)
    value = text[at:end].strip() if end else value_at(text, at)
    leads = not text[text.rfind("\n", 0, at) + 1 : at].strip(" -")
    bullet = re.match(r"\* +(.*)", value)
    if leads and bullet:
        return f"Begin the item of a list with a `-`: `- {shown(bullet[1])}`."
    plain = re.sub(r"^(?:&\S+ +|!!\S+ +|[&!]+ *)", "", value).replace("*", "")
    if not plain:
        return "Remove it, or put quotes around it."
    if leads:
        return f"Write `{shown(plain)}`."
    return f"Write `{shown(plain)}`; if the `{value[0]}` belongs to the text, put quotes around all of it."


def directive(at: Position) -> Problem:
    """Tell of `%YAML` or `%TAG`."""
    return Problem(
        "A line can't begin with `%` here.",
        "Put quotes around a text that begins with `%`; remove `%YAML` and `%TAG` lines.",
        at,
        at + 1,
    )


def second_document(at: Position) -> Problem:
    """Tell of `---` within a block."""
    return Problem(
        "`---` starts a second document; a block holds one.",
        "Give each objective a block of its own, and remove the `---`.",
        at,
        at + 3,
    )


def control_character(text: str, shift: Position = 0) -> Problem | None:
    """Find a character that no text should hold; None where all is well."""
    found = _CONTROL.search(text)
    if not found:
        return None
    at = found.start() + shift
    return Problem(
        f"There is an invisible control character (U+{ord(found[0]):04X}) here.",
        "Delete it and type the text again; such characters come from copying out of other programs.",
        at,
        at + 1,
    )


def shown(text: str, width: int = 60) -> str:
    """Return `text` on one line and not too long, fit to stand between backticks in a message."""
    flat = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", " ".join(text.split())).replace("`", "'")
    return flat if len(flat) <= width else flat[: width - 1].rstrip() + "…"


def quoted(value: str) -> str:
    """Return a text as YAML in quotes, between backticks; a pair of quotes around it already counts."""
    if _IN_QUOTES.fullmatch(value):
        value = value[1:-1]
    if "`" in value:
        return 'it begins and ends with a `"`'
    mark = "'" if '"' in value and "'" not in value else '"'
    inner = value.replace("\\", "\\\\").replace('"', '\\"') if mark == '"' else value
    return f"`{mark}{shown(inner)}{mark}`"


def line_end(text: str, at: Position) -> Position:
    """Return where the line around `at` ends; at least one character further."""
    end = text.find("\n", at)
    return len(text) if end < 0 else max(end, at + 1)


def value_at(text: str, at: Position) -> str:
    """Return what stands from `at` to the end of its line, without a comment."""
    return re.split(r"\s#", text[at : line_end(text, at)], maxsplit=1)[0].strip()
