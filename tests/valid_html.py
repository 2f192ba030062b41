"""Whether a page is valid HTML: what a standard parser complains of, and what elements may stand where.

The parser follows the HTML standard's algorithm and reports its parse errors; what it has no opinion on is
checked here, after the standard's sections on content models, obsolete features and ARIA.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tinyhtml5.parser import HTMLParser

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from xml.etree import ElementTree

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "details", "dialog", "div", "dl", "fieldset", "figure"}
    | {"footer", "form", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul"}
    | {*_HEADINGS}
)
_ONLY_PHRASES = frozenset(
    {"abbr", "b", "button", "cite", "code", "em", "i", "kbd", "label", "mark", "output", "p", "pre", "q", "s"}
    | {"small", "span", "strong", "sub", "sup", "time", "u", *_HEADINGS}
)
"""Elements that hold phrases, not blocks."""
_INTERACTIVE = frozenset({"a", "button", "details", "input", "label", "select", "summary", "textarea"})
_CHILDREN = {
    "ul": {"li"},
    "ol": {"li"},
    "dl": {"dt", "dd", "div"},
    "table": {"caption", "colgroup", "thead", "tbody", "tfoot", "tr"},
    "thead": {"tr"},
    "tbody": {"tr"},
    "tfoot": {"tr"},
    "tr": {"th", "td"},
    "select": {"option", "optgroup", "hr"},
}
_PARENTS = {
    "li": {"ul", "ol", "menu"},
    "dt": {"dl", "div"},
    "dd": {"dl", "div"},
    "summary": {"details"},
    "legend": {"fieldset"},
    "caption": {"table"},
}
_TABLE_PARTS = frozenset({"table", "thead", "tbody", "tfoot", "tr", "th", "td"})
_OBSOLETE = frozenset({"acronym", "big", "center", "font", "marquee", "nobr", "strike", "tt"})
_OBSOLETE_ATTRIBUTES = frozenset(
    {"align", "bgcolor", "border", "cellpadding", "cellspacing", "clear", "hspace", "nowrap", "valign"}
    | {"vspace"}
)
_NAMES = {"aria-label", "aria-labelledby", "alt", "title"}
_REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "for", "headers", "list")
_XHTML = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True)
class _Part:
    """An element and the one around it; names of elements that aren't HTML's keep their namespace."""

    name: str
    attributes: dict[str, str]
    around: _Part | None

    def __str__(self) -> str:
        return f"<{self.name}{''.join(f' {name}={value!r}' for name, value in self.attributes.items())}>"

    @property
    def above(self) -> Iterator[_Part]:
        """The elements around it, from the next one up to a drawing."""
        part = self.around
        while part and not part.name.startswith("{"):
            yield part
            part = part.around


def faults(text: str, ours: str) -> list[str]:
    """Name what is wrong with a page: parse errors and double ids anywhere, all else in what is ours.

    That is inside of the first element one of whose attributes has the value `ours`.
    """
    parser = HTMLParser()
    parts = [*_parts(parser.parse(text), None)]
    ids = Counter(part.attributes["id"] for part in parts if "id" in part.attributes)
    found = [f"line {line}: {code} {details or ''}" for (line, _), code, details in parser.errors]
    found += [f"id {name} stands {times} times" for name, times in ids.items() if times > 1]
    frame = next(part for part in parts if any(ours in value.split() for value in part.attributes.values()))
    content = [part for part in parts if _is_inside(part, frame)]
    found += [f"{part}: {what}" for part in content for what in (*_missing(part, ids), *_misplaced(part))]
    return [*found, *_skipped_headings(content)]


def _parts(element: ElementTree.Element, around: _Part | None) -> Iterator[_Part]:
    if isinstance(element.tag, str):  # not a comment
        part = _Part(
            element.tag.removeprefix(_XHTML), {str(name): value for name, value in element.items()}, around
        )
        yield part
        for child in element:
            yield from _parts(child, part)


def _is_inside(part: _Part | None, frame: _Part) -> bool:
    while part and part is not frame:
        part = part.around
    return part is frame


def _misplaced(part: _Part) -> Iterator[str]:
    """Check what an element is, and where it stands."""
    name, around = part.name, part.around.name if part.around else ""
    if name in _OBSOLETE:
        yield "obsolete element"
    if name in _TABLE_PARTS and "role" in part.attributes:
        yield "a role on a part of a table"
    if not name.startswith("{"):
        yield from (
            f"obsolete attribute {one}" for one in sorted(_OBSOLETE_ATTRIBUTES & part.attributes.keys())
        )
    allowed = _CHILDREN.get(around)
    if allowed and name not in allowed and name not in ("script", "template"):
        yield f"not allowed in {around}"
    if name in _PARENTS and around not in _PARENTS[name]:
        yield f"only allowed in {' or '.join(sorted(_PARENTS[name]))}"
    for above in part.above:
        if name in _BLOCKS and above.name in _ONLY_PHRASES:
            yield f"a block in {above.name}"
        if name in _INTERACTIVE and above.name in ("a", "button"):
            yield f"interactive in {above.name}"


def _missing(part: _Part, ids: Collection[str]) -> Iterator[str]:
    """Check that what refers to other elements finds them, and that a picture has a name."""
    for attribute in _REFERENCES:
        for wanted in part.attributes.get(attribute, "").split():
            if wanted not in ids:
                yield f"{attribute} names {wanted}, which is nowhere"
    if part.attributes.get("role") in ("img", "group") and not _NAMES & part.attributes.keys():
        yield "no name"
    if part.name == "img" and "alt" not in part.attributes:
        yield "no alt"


def _skipped_headings(parts: list[_Part]) -> Iterator[str]:
    """Name headings that lie more than one level below the heading before them."""
    level = 0
    for part in parts:
        if part.name in _HEADINGS:
            deeper = int(part.name[1])
            if deeper > level + 1:
                yield f"{part}: comes after level {level}"
            level = deeper
