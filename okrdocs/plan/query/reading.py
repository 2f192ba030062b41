"""An `okr-view` block as the view it asks for, and what is wrong with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from okrdocs.model import Edit, Finding, Fix, Kind
from okrdocs.parse.nodes import Scalar, Sequence
from okrdocs.parse.scalar_places import Places
from okrdocs.plan.query.conditions import Every
from okrdocs.plan.query.errors import QueryError
from okrdocs.plan.query.fields import Type
from okrdocs.plan.query.literals import sure, translated
from okrdocs.plan.query.names import field_named
from okrdocs.plan.query.parser import Names, parse_condition
from okrdocs.plan.query.tokens import Shape, Token
from okrdocs.plan.query.view import Form, Mention, Order, View
from okrdocs.validate.wording import listed, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TypeVar

    from okrdocs.model import Span
    from okrdocs.parse.block import Block
    from okrdocs.parse.nodes import Node
    from okrdocs.plan.query.conditions import Condition
    from okrdocs.plan.query.fields import Field

    T = TypeVar("T")

KEYS = ("show", "where", "sort", "group", "as")
"""What a view can say, in the order of the documentation."""
CODE = "K013"
"""The rule that speaks about views."""
_SHOWN = {
    **{name: frozenset([kind]) for kind in Kind for name in (kind.value, f"{kind.value}s")},
    "all": frozenset(Kind),
}
_ALL = frozenset(Kind)
_EACH = {Form.CHART: frozenset([Kind.OUTCOME])}
"""The kinds that a form can show, where those are not all."""
UNGROUPED = frozenset([Type.NUMBER, Type.SHARE, Type.DAYS])
"""What hardly two objects have in common."""

_BETWEEN_COMMAS = re.compile(r"(?:^|,)\s*([^,]*?)\s*(?=,|$)")


def read_view(block: Block) -> tuple[View | None, tuple[Finding, ...]]:
    """Return the view that a block asks for, and what is wrong with it.

    A part that cannot be used is left out, so that the rest is checked too; but only a view without a
    finding can be shown. None where the block is no YAML mapping at all. An empty one shows everything.
    """
    return _Reader(block).view()


class _Reader:
    """One reading of one block."""

    def __init__(self, block: Block) -> None:
        self._block = block
        self._findings: list[Finding] = []
        self._mentions: list[Mention] = []

    def view(self) -> tuple[View | None, tuple[Finding, ...]]:
        root = self._block.root
        if root is None:
            found = self._block.findings
            return (None, found) if found else (View(), ())
        for key, field in root.fields.items():
            if key not in KEYS:
                self._unknown(field.key)
        nodes = {key: root.fields[key].value for key in KEYS if key in root.fields}
        form = self._read(nodes.get("as"), self._form, Form.TABLE)
        kinds = self._read(nodes.get("show"), lambda node: self._kinds(node, form), _EACH.get(form, _ALL))
        everything: Condition = Every()
        view = View(
            kinds=kinds,
            condition=self._read(nodes.get("where"), lambda node: self._condition(node, kinds), everything),
            orders=self._read(nodes.get("sort"), lambda node: self._orders(node, kinds), ()),
            group=self._read(nodes.get("group"), lambda node: self._group(node, kinds), None),
            form=form,
            mentions=tuple(self._mentions),
        )
        return view, (*self._block.findings, *self._findings)

    def _read(self, node: Node | None, reader: Callable[[Node], T], default: T) -> T:
        """Read a value; one that is missing, empty or of no use gives the default.

        The places of errors are positions in the block's text.
        """
        if node is None or (isinstance(node, Scalar) and node.empty):
            return default
        try:
            return reader(node)
        except QueryError as error:
            self._add(error.message, error.help, self._block.span(error.start, error.end), error.meant)
            return default

    def _add(self, message: str, advice: str, span: Span, meant: str | None) -> None:
        fix = Fix(f"Write `{meant}`", (Edit(span, meant),), safe=True) if meant else None
        self._findings.append(Finding(CODE, message, self._block.path, span, help=advice, offer=fix))

    def _unknown(self, key: Scalar) -> None:
        near = nearest(key.text, KEYS)
        known = f"A view can say {listed(KEYS, 'and')}."
        advice = f"Did you mean `{near}`?" if near else known
        span = self._block.span(key.start, key.end)
        self._add(f"A view has no `{key.text}`.", advice, span, sure(key.text, KEYS))

    def _kinds(self, node: Node, form: Form) -> frozenset[Kind]:
        chosen: frozenset[Kind] = frozenset()
        for token in self._words(node):
            found = _SHOWN.get(token.text.lower())
            if found is None:
                raise _no_choice("show", token, ("objectives", "outcomes", "outputs", "all"))
            chosen |= found
        if shown := chosen & _EACH.get(form, _ALL):
            return shown
        advice = "Write `show: outcomes`, or `as: table`."
        raise QueryError("Only outcomes have a chart.", advice, node.start, node.end)

    def _condition(self, node: Node, kinds: frozenset[Kind]) -> Condition:
        if not isinstance(node, Scalar):
            advice = "Write one condition, such as `where: owner = support and health = stale`."
            raise QueryError("`where` is one text.", advice, node.start, node.end)
        places = Places(self._block.fence.text, node)
        names: Names = []
        try:
            found = parse_condition(node.text, kinds, names)
        except QueryError as error:
            start, end = places.span(error.start, error.end)
            raise QueryError(error.message, error.help, start, end, error.meant) from None
        for token, type_ in names:
            span = self._block.span(*places.span(token.start, token.end))
            self._mentions.append(Mention(token.text, type_, span))
        return found

    def _orders(self, node: Node, kinds: frozenset[Kind]) -> tuple[Order, ...]:
        return tuple(_order(token, kinds) for token in self._words(node))

    def _group(self, node: Node, kinds: frozenset[Kind]) -> Field:
        (token, *others) = self._words(node)
        if others:
            raise QueryError(
                "A view groups by one field.", "Choose one of them.", others[0].start, others[-1].end
            )
        field = field_named(token, kinds)
        if field.type in UNGROUPED:
            message = f"`{field.name}` is {field.type.value}, by which hardly two would come together."
            raise QueryError(message, f"Sort by it: `sort: {field.name}`.", token.start, token.end)
        return field

    def _form(self, node: Node) -> Form:
        (token, *_) = self._words(node)
        if token.text.lower() not in list(Form):
            raise _no_choice("as", token, tuple(Form))
        return Form(token.text.lower())

    def _words(self, node: Node) -> list[Token]:
        """Return the words of a value, a list's or those between commas, with their places in the block."""
        if isinstance(node, Sequence) and node.items:
            return [word for item in node.items for word in self._words_in(item)]
        return self._words_in(node)

    def _words_in(self, node: Node) -> list[Token]:
        if not isinstance(node, Scalar):
            message = "Here stands something else than words."
            raise QueryError(message, "Write a word, or a list of words.", node.start, node.end)
        places = Places(self._block.fence.text, node)
        found = [one.span(1) for one in _BETWEEN_COMMAS.finditer(node.text)]
        if any(start == end for start, end in found):
            advice = "Write one there, or take the comma out."
            raise QueryError("Here a word is missing.", advice, node.start, node.end)
        return [Token(Shape.WORD, node.text[start:end], *places.span(start, end)) for start, end in found]


def _order(token: Token, kinds: frozenset[Kind]) -> Order:
    """Read `due`, `-progress`, or `progress desc`."""
    name, _, way = token.text.partition(" ")
    falling = name.startswith("-") or way.strip().lower() in ("desc", "descending", "falling")
    if way.strip().lower() not in ("", "asc", "ascending", "rising", "desc", "descending", "falling"):
        message = f"`{way.strip()}` is no order."
        raise QueryError(message, f"Write `{name}` or, for falling, `-{name}`.", token.start, token.end)
    bare = name.lstrip("-+")
    start = token.start + len(name) - len(bare)
    end = token.end - len(token.text) + len(name)
    return Order(field_named(token._replace(text=bare, start=min(start, end), end=end), kinds), falling)


def _no_choice(key: str, token: Token, choices: Iterable[str]) -> QueryError:
    known = [str(one) for one in choices]
    near = nearest(token.text, known)
    spoken = [f"{one}s" for one in translated(token.text, list(Kind))] if key == "show" else []
    meant = spoken or ([near] if near else [])
    advice = f"Did you mean {listed(meant)}?" if meant else f"Write {listed(known)}."
    message = f"`{key}` is never `{token.text}`."
    return QueryError(message, advice, token.start, token.end, sure(token.text, known))
