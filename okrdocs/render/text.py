"""The texts that authors write in fields, as HTML: Markdown without HTML, images or headings."""

from __future__ import annotations

import re
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.render.environment import neutralised

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from markupsafe import Markup

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_ALLOWED = frozenset({"http", "https", "mailto", "tel"})
_PLAIN = re.compile(r"[^\\`*_\[\]<>&!#+~|\n\r\x00-\x1f]*")
"""A line without any of these (and that doesn't start like a list) is the same in Markdown and out."""
_LISTLIKE = re.compile(r"\s*(?:[-=>]|\d+[.)])|\s{4}")


class Target(NamedTuple):
    """Where a link in a text leads (None: nowhere); `title` fills in for a link without text."""

    href: str | None
    title: str = ""


def web_address(address: str) -> str | None:
    """Return `address` if a browser may follow it to another site; None for scripts, data and the rest."""
    cleaned = neutralised(address).strip()
    scheme = _SCHEME.match(cleaned)
    return cleaned if scheme and scheme[1].lower() in _ALLOWED else None


def rendered(text: str, resolve: Callable[[str], Target]) -> Markup:
    """Return a text field as HTML; a single paragraph comes without its `p`.

    `resolve` is asked for every address that isn't on the web: `okr:` links and relative ones.
    """
    text = neutralised(text).strip()
    if _is_plain(text):
        return _escaped(text)
    tokens = _parser().parse(text)
    if [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]:
        tokens = tokens[1:2]
    return _html(tokens, resolve)


def rendered_line(text: str, resolve: Callable[[str], Target]) -> Markup:
    """Return a text field as HTML that fits into a line: emphasis, code and links, but no blocks."""
    text = " ".join(neutralised(text).split())
    return _escaped(text) if _is_plain(text) else _html(_parser().parseInline(text), resolve)


def _is_plain(text: str) -> bool:
    return bool(_PLAIN.fullmatch(text)) and not _LISTLIKE.match(text)


def _escaped(text: str) -> Markup:
    from markupsafe import escape

    return escape(text)


def _html(tokens: Sequence[Token], resolve: Callable[[str], Target]) -> Markup:
    from markupsafe import Markup

    for token in tokens:
        if token.children:
            token.children = _resolved(token.children, resolve)
    parser = _parser()
    # What markdown-it-py writes with `html` off is escaped, and every address in it was checked.
    return Markup(parser.renderer.render(tokens, parser.options, {}))  # noqa: S704


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False})
    return parser.disable(["heading", "lheading", "image", "html_inline", "html_block"])


def _resolved(tokens: Sequence[Token], resolve: Callable[[str], Target]) -> list[Token]:
    """Replace the addresses of links; drop the link, and keep its text, where it leads nowhere."""
    kept: list[Token] = []
    leads_somewhere = False  # links don't nest
    for token, following in zip_longest(tokens, tokens[1:]):
        if token.type == "link_open":
            target = _target(str(token.attrs["href"]), resolve)
            leads_somewhere = target.href is not None
            if target.href is not None:
                token.attrs["href"] = target.href
                kept.append(token)
            if following and following.type == "link_close":
                kept.append(_text(target.title))
        elif token.type != "link_close" or leads_somewhere:
            kept.append(token)
    return kept


def _target(address: str, resolve: Callable[[str], Target]) -> Target:
    web = web_address(address)
    return Target(web, web) if web else resolve(address)


def _text(content: str) -> Token:
    from markdown_it.token import Token

    return Token("text", "", 0, content=content)
