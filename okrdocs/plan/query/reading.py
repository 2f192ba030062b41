"""An `okr-view` block as the view it asks for, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.model import Edit, Finding, Fix, Kind
from okrdocs.parse.nodes import Scalar, Sequence
from okrdocs.plan.query.conditions import Every
from okrdocs.plan.query.errors import QueryError
from okrdocs.plan.query.fields import Type
from okrdocs.plan.query.literals import sure
from okrdocs.plan.query.parser import field_named, parse_condition
from okrdocs.plan.query.tokens import Shape, Token
from okrdocs.plan.query.view import Form, Mention, Order, View
from okrdocs.validate.wording import either, nearest

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
UNGROUPED = frozenset([Type.NUMBER, Type.SHARE])
"""What hardly two objects have in common."""


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
        """Read a value; one that is missing, empty or of no use gives the default."""
        if node is None or (isinstance(node, Scalar) and node.empty):
            return default
        try:
            return reader(node)
        except QueryError as error:
            span = self._part(node, error.start, error.end)
            whole = self._block.span(node.start, node.end)
            self._add(error.message, error.help, span or whole, error.meant if span else None)
            return default

    def _part(self, node: Node, start: int, end: int) -> Span | None:
        """Return the place of some characters of a value; None where they cannot be told apart."""
        text = self._block.fence.text[node.start : node.end]
        if start == end or not isinstance(node, Scalar) or text.strip("\"'") != node.text:
            return None
        first = node.start + (text != node.text)
        return self._block.span(first + start, first + end)

    def _add(self, message: str, advice: str, span: Span, meant: str | None) -> None:
        fix = Fix(f"Write `{meant}`", (Edit(span, meant),), safe=True) if meant else None
        self._findings.append(Finding(CODE, message, self._block.path, span, help=advice, offer=fix))

    def _unknown(self, key: Scalar) -> None:
        near = nearest(key.text, KEYS)
        known = f"A view can say {either((f'`{one}`' for one in KEYS), 'and')}."
        advice = f"Did you mean `{near}`?" if near else known
        span = self._block.span(key.start, key.end)
        self._add(f"A view has no `{key.text}`.", advice, span, sure(key.text, KEYS))

    def _kinds(self, node: Node, form: Form) -> frozenset[Kind]:
        chosen: frozenset[Kind] = frozenset()
        for token in _tokens(node):
            found = _SHOWN.get(token.text.lower())
            if found is None:
                raise _no_choice("show", token, ("objectives", "outcomes", "outputs", "all"))
            chosen |= found
        if shown := chosen & _EACH.get(form, _ALL):
            return shown
        raise QueryError("Only outcomes have a chart.", "Write `show: outcomes`, or `as: table`.", 0, 0)

    def _condition(self, node: Node, kinds: frozenset[Kind]) -> Condition:
        if not isinstance(node, Scalar):
            advice = "Write one condition, such as `where: owner = support and health = stale`."
            raise QueryError("`where` is one line of text.", advice, 0, 0)
        ids: list[Token] = []
        found = parse_condition(node.text, kinds, ids)
        whole = self._block.span(node.start, node.end)
        self._mentions += [Mention(one.text, self._part(node, one.start, one.end) or whole) for one in ids]
        return found

    def _orders(self, node: Node, kinds: frozenset[Kind]) -> tuple[Order, ...]:
        return tuple(_order(token, kinds) for token in _tokens(node))

    def _group(self, node: Node, kinds: frozenset[Kind]) -> Field:
        (token, *others) = _tokens(node)
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
        (token, *_) = _tokens(node)
        if token.text.lower() not in list(Form):
            raise _no_choice("as", token, tuple(Form))
        return Form(token.text.lower())


def _tokens(node: Node) -> list[Token]:
    """Return the words of a value: a list's, or those between commas."""
    if isinstance(node, Sequence):
        scalars = [item for item in node.items if isinstance(item, Scalar)]
        if len(scalars) == len(node.items) and scalars:
            return [Token(Shape.WORD, one.text.strip(), 0, 0) for one in scalars]
    if not isinstance(node, Scalar):
        raise QueryError("Here stands something else than words.", "Write a word, or a list of words.", 0, 0)
    found = []
    at = 0
    for part in node.text.split(","):
        word = part.strip()
        start = at + len(part) - len(part.lstrip())
        found.append(Token(Shape.WORD, word, start, start + len(word)))
        at += len(part) + 1
    return found


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
    advice = f"Did you mean `{near}`?" if near else f"Write {either(f'`{one}`' for one in known)}."
    meant = sure(token.text, known)
    return QueryError(f"`{key}` is never `{token.text}`.", advice, token.start, token.end, meant)
