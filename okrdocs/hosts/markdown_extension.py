"""The Markdown extension: `okr` blocks become cards, views what they find, `okr:` links lead somewhere.

What a card or a link looks like is the host's business, which it hands over as `Cards`. Hosts that know
nothing of okrdocs, such as Zensical or plain Python-Markdown, get cards that stand for themselves.
"""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import unquote
from xml.etree import ElementTree

from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from okrdocs.parse.fences import scan_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown import Markdown

    from okrdocs.parse.fences import Fence

_SCHEME = "okr:"
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

# Before fenced_code and superfences (25), which would show the source; after normalize_whitespace (30) and
# the metadata (27), so that lines are as Markdown reads them.
_BLOCKS = 26
# Before code is highlighted (30) and inline text is read (20); after footnotes get their place (50).
_PLACES = 40
# After inline text (20) and before the table of contents (5), which copies the text of headings.
_TEXTS = 10
# After MkDocs has made links to files relative (0): ours are relative already.
_ADDRESSES = -5


class Cards(Protocol):
    """What a host knows about the page that is being rendered."""

    def open(self, md: Markdown) -> None:
        """Prepare for the page that `md` begins to render; comes before everything else."""

    def card(self, fence: Fence, index: int) -> str:
        """Return the HTML that stands in place of a block, the `index`-th of the page from 0.

        A page as Markdown gets it may hold other blocks than its file, where a plugin or a snippet has
        changed it; tabs have become spaces. So `fence.text` says more than the index.
        """

    def view(self, fence: Fence, index: int) -> str:
        """Return the HTML that stands in place of an `okr-view`, the `index`-th of the page from 0.

        A `span` stays in the sentence around it.
        """

    def href(self, object_id: str) -> str | None:
        """Return the address that `[text](okr:ID)` leads to; None for an unknown id."""

    def title(self, object_id: str) -> str | None:
        """Return the object's title as text; None for an unknown id."""

    def link(self, object_id: str) -> str | None:
        """Return the HTML of `[](okr:ID)`, a link with the object's title; None for an unknown id."""

    def badge(self, object_id: str, alt: str) -> str | None:
        """Return the HTML of `![ALT](okr:ID)`, the object's badge; None for an unknown id."""


class OkrExtension(Extension):
    """Python-Markdown extension `okrdocs`; `cards` is what the host answers with."""

    def __init__(self, cards: Cards | None = None, **settings: Any) -> None:
        super().__init__(**settings)
        self._cards = cards

    @property
    def cards(self) -> Cards:
        """The host's answers, or those that need no host."""
        if self._cards is None:
            from okrdocs.hosts.standalone import standalone_cards

            self._cards = standalone_cards()
        return self._cards

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name Markdown calls
        """Register the steps, each where its priority says."""
        blocks = _Blocks(md, self)
        md.preprocessors.register(blocks, "okrdocs_blocks", _BLOCKS)
        md.treeprocessors.register(_Places(md, blocks), "okrdocs_places", _PLACES)
        md.treeprocessors.register(_Titles(md, self), "okrdocs_titles", _TEXTS)
        md.treeprocessors.register(_Addresses(md, self), "okrdocs_addresses", _ADDRESSES)


class _Blocks(Preprocessor):
    """Puts a placeholder where each block or view stands, at its indentation."""

    def __init__(self, md: Markdown, extension: OkrExtension) -> None:
        super().__init__(md)
        self._extension = extension
        self.placeholders: frozenset[str] = frozenset()
        """Those that cannot stand inside a paragraph."""

    def run(self, lines: list[str]) -> list[str]:
        self._extension.cards.open(self.md)
        kept: list[str] = []
        done = 0
        placeholders = set()
        for fence, html in self._shown(lines):
            placeholder = self.md.htmlStash.store(html)
            if not html.lstrip().startswith("<span"):
                placeholders.add(placeholder)
            kept += [*lines[done : fence.first_line - 1], fence.prefix + placeholder]
            done = fence.last_line
        self.placeholders = frozenset(placeholders)
        return kept + lines[done:]

    def _shown(self, lines: list[str]) -> Iterator[tuple[Fence, str]]:
        """Yield each block and view, in the order written, with what stands in its place."""
        found, cards = scan_lines(lines), self._extension.cards
        blocks = ((fence, partial(cards.card, fence, index)) for index, fence in enumerate(found.fences))
        views = ((fence, partial(cards.view, fence, index)) for index, fence in enumerate(found.views))
        for fence, show in sorted(chain(blocks, views), key=lambda one: one[0].first_line):
            yield fence, show()


class _Places(Treeprocessor):
    """Makes each placeholder a paragraph of its own, which Markdown then replaces as a whole.

    Directly below or above text the placeholder has become part of a paragraph, where a card is not valid
    HTML. And where a container is written that this site has no extension for, it has become code.
    """

    def __init__(self, md: Markdown, blocks: _Blocks) -> None:
        super().__init__(md)
        self._blocks = blocks

    def run(self, root: ElementTree.Element) -> None:
        if not self._blocks.placeholders:
            return
        for parent in list(root.iter()):
            for child in list(parent):
                self._split(parent, child)

    def _split(self, parent: ElementTree.Element, child: ElementTree.Element) -> None:
        holder = child[0] if child.tag == "pre" and len(child) and child[0].tag == "code" else child
        if child.tag not in ("p", "pre") or len(holder) or "\n" not in (text := holder.text or ""):
            return
        if parts := self._parts(text):
            at = list(parent).index(child)
            pieces = [_like(child, part, self._blocks.placeholders) for part in parts]
            pieces[-1].tail = child.tail
            parent[at : at + 1] = pieces

    def _parts(self, text: str) -> list[str]:
        """Split text around the lines that are placeholders; nothing where there are none."""
        parts: list[list[str]] = [[]]
        for line in text.split("\n"):
            bare = line.replace("&gt;", "").strip(" >")
            if bare in self._blocks.placeholders:
                parts += [[bare], []]
            else:
                parts[-1].append(line)
        return ["\n".join(part) for part in parts if any(part)] if len(parts) > 1 else []


def _like(element: ElementTree.Element, text: str, placeholders: frozenset[str]) -> ElementTree.Element:
    """Return an element for a part of another's text: of the same kind, or a paragraph for a placeholder."""
    if text in placeholders:
        piece = ElementTree.Element("p")
        piece.text = text
        return piece
    piece = ElementTree.Element(element.tag, dict(element.attrib))
    if element.tag == "pre":
        code = ElementTree.SubElement(piece, "code", dict(element[0].attrib))
        code.text = AtomicString(text.strip("\n") + "\n")
    else:
        piece.text = text
    return piece


class _Titles(Treeprocessor):
    """Fills links without a text, and shows badges."""

    def __init__(self, md: Markdown, extension: OkrExtension) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, root: ElementTree.Element) -> None:
        cards = self._extension.cards
        headings = {link for heading in root.iter() if heading.tag in _HEADINGS for link in heading.iter("a")}
        for element, object_id in _references(root):
            if element.tag == "img":
                alt = element.get("alt", "")
                self._become(element, cards.badge(object_id, alt), "okr-badge", alt or object_id)
            elif len(element) or (element.text or "").strip():
                continue
            elif (
                element in headings
            ):  # its id and the table of contents come from the text: no progress there
                element.text = AtomicString(cards.title(object_id) or object_id)
            else:
                self._become(element, cards.link(object_id), "okr-ref", object_id)

    def _become(self, element: ElementTree.Element, html: str | None, name: str, otherwise: str) -> None:
        """Turn a link or image into a `span` that holds the host's HTML, or only words for an unknown id."""
        element.text = AtomicString(otherwise) if html is None else self.md.htmlStash.store(html)
        _unlink(element, "okr-unknown" if html is None else name)


class _Addresses(Treeprocessor):
    """Gives links with a text their address."""

    def __init__(self, md: Markdown, extension: OkrExtension) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, root: ElementTree.Element) -> None:
        for element, object_id in _references(root):
            address = self._extension.cards.href(object_id)
            if address is None:
                _unlink(element, "okr-unknown")
            else:
                element.set("href", address)
                element.set("class", f"{element.get('class', '')} okr-to".strip())


def _references(root: ElementTree.Element) -> list[tuple[ElementTree.Element, str]]:
    """Return the links and images below `root` that lead to an object, each with the id."""
    found = []
    for element in root.iter("*"):
        address = (
            element.get("href" if element.tag == "a" else "src", "") if element.tag in ("a", "img") else ""
        )
        scheme, object_id = address[: len(_SCHEME)], address[len(_SCHEME) :]
        if scheme.lower() == _SCHEME:
            found.append((element, unquote(object_id).strip()))
    return found


def _unlink(element: ElementTree.Element, name: str) -> None:
    """Turn an element into a `span` of class `name`, in place."""
    classes = f"{element.get('class', '')} {name}".strip()
    element.tag = "span"
    element.attrib.clear()
    element.set("class", classes)
