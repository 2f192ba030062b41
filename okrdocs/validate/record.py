"""One mapping of a block under canonical names, as the schema and the readers of its fields see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from okrdocs.model.slug import slug
from okrdocs.parse.nodes import Mapping, Scalar, Sequence, typed
from okrdocs.validate.shapes import OBJECTS, STATUSES, TYPED, Form, shapes
from okrdocs.validate.values import is_placeholder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.parse.block import Block
    from okrdocs.parse.nodes import Field, Node
    from okrdocs.validate.guesses import Guess
    from okrdocs.validate.shapes import Property, Shape

_LONGEST = 2000
"""Items of a list that are looked at. The schema allows fewer, so that anything beyond is told already."""
_MANY = 20
"""Keys that are not in a shape, of which each is worth a guess."""


class Record:
    """A mapping bound to its shape.

    Aliases are settled here and nowhere else. Values that count as absent (no value, or a placeholder in a
    draft) are left out of `present` and of `lists`, so an index into a list of the instance, of `lists` and
    of an error's path mean the same item.
    """

    __slots__ = (
        "bad_items",
        "block",
        "draft",
        "gap",
        "guesses",
        "invalid",
        "lists",
        "meant",
        "nameless",
        "node",
        "present",
        "shape",
        "strangers",
        "written",
    )

    def __init__(
        self, block: Block, node: Mapping, shape: Shape, draft: bool = False, *, nameless: bool = False
    ) -> None:
        """Bind `node`. `draft`: it stands in a draft. `nameless`: that it has no title is already told."""
        self.nameless = nameless
        self.gap = False
        """Something in it could not be read that is perhaps its title without a key."""
        self.block = block
        self.node = node
        self.shape = shape
        self.written: dict[str, Field] = {}
        """Canonical names to the fields, those without a value too; of a key and its alias, the first."""
        self.strangers: list[Field] = []
        """Fields whose key is not in the shape, or says again what another key said."""
        self.guesses: dict[str, Guess] = {}
        """Keys of strangers that were meant for names of the shape, and are read as those."""
        self.present: dict[str, Node] = {}
        """Canonical names to the values that count."""
        self.lists: dict[str, list[Node | Record]] = {}
        """The items of the lists among them; where mappings are asked for, those bound to their shape."""
        self.invalid: set[str] = set()
        """Canonical names of what failed the checks."""
        self.bad_items: dict[str, set[int]] = {}
        """Of lists of which only some items failed: the indexes of those."""
        self._bind()
        other = self._other_kind()
        if self.strangers and not other:
            self._bind_strangers()
        self.draft = draft or self._says_draft()
        self.meant = Record(block, node, other, self.draft) if other else None
        """The same mapping as what it says it is, where its place asks for another kind of object."""

    def _bind(self) -> None:
        names = self.shape.names
        for key, field in self.node.fields.items():
            canonical = names.get(key)
            if field.unread and canonical is None:
                self.gap = True
                continue
            if canonical is None or canonical in self.written:
                self.strangers.append(field)
                continue
            self._write(canonical, field)

    def _write(self, canonical: str, field: Field) -> None:
        self.written[canonical] = field
        if field.unread:
            self.invalid.add(canonical)
        elif not (isinstance(field.value, Scalar) and field.value.empty):
            self.present[canonical] = field.value

    def _bind_strangers(self) -> None:
        """Read keys that are not in the shape as what they were meant for."""
        from okrdocs.validate.guesses import guess  # compares words, which few blocks need

        for field in self.strangers[:_MANY]:
            key = field.key.text
            if key not in self.shape.names and (
                meant := guess(self.shape, self.node, key, self.written, nameless=self.nameless)
            ):
                self.guesses[key] = meant
                self._write(self.shape.names[meant.name], meant.field)

    def _says_draft(self) -> bool:
        status = self.present.get("status")
        if not isinstance(status, Scalar) or status.text in STATUSES:
            return isinstance(status, Scalar) and status.text == "draft"
        from okrdocs.validate.choices import meant_choice

        return meant_choice(status.text, self.shape.properties["status"].choices) == "draft"

    def _other_kind(self) -> Shape | None:
        """Return the kind of object that this is, where its place asks for another one.

        A kind's name with keys that fit the place is only a slip in the first word.
        """
        head = self.shape.head
        if not self.strangers or head in self.written or head not in OBJECTS or self.nameless:
            return None
        keys = {field.key.text for field in self.strangers}
        others = (shapes()[name] for name in OBJECTS if name != head)
        other = next((one for one in others if any(one.names.get(key) == one.head for key in keys)), None)
        fits = len(self.written) > sum(key in other.names for key in self.node.fields) if other else True
        return None if fits else other

    def instance(self) -> dict[str, Any]:
        """Return the mapping as JSON for the schema, and settle `present` and `lists` on the way."""
        # A blank before the name keeps what is said twice apart from what is said first.
        made: dict[str, Any] = {f" {field.key.text}": None for field in self.strangers}
        if self.meant:
            return made
        properties = self.shape.properties
        head = self.shape.head
        for name, node in list(self.present.items()):
            prop = properties[name]
            if self.draft and name != head and self._holds_place(prop, node):
                del self.present[name]
            elif isinstance(node, Sequence):
                made[name] = self._list(prop, node)
            else:
                made[name] = _plain(prop, node)
        if self.nameless and head:
            made.setdefault(head, "")
        return made

    def _list(self, prop: Property, node: Sequence) -> list[Any]:
        kept: list[Node | Record] = [item for item in node.items if not self._absent(prop, item)]
        if prop.form is not Form.ITEMS:
            self.lists[prop.name] = kept
            return [_plain(prop, item) for item in kept if not isinstance(item, Record)]
        shape = shapes()[prop.shape]
        bound: list[Node | Record] = [
            Record(self.block, item, shape, self.draft) if isinstance(item, Mapping) else item
            for item in kept
        ]
        self.lists[prop.name] = bound
        return [item.instance() if isinstance(item, Record) else _plain(prop, item) for item in bound]

    def _absent(self, prop: Property, node: Node) -> bool:
        return isinstance(node, Scalar) and (node.empty or (self.draft and self._holds_place(prop, node)))

    def _holds_place(self, prop: Property, node: Node) -> bool:
        return isinstance(node, Scalar) and prop.form is not Form.PROSE and is_placeholder(node.text)

    def walk(self) -> Iterator[Record]:
        """Yield this record and all that its lists hold, outer ones first."""
        yield self
        for items in self.lists.values():
            for item in items:
                if isinstance(item, Record):
                    yield from item.walk()

    @property
    def failed(self) -> frozenset[str]:
        """Canonical names of fields that are written but not, or not wholly, usable."""
        short = {name for name, items in self.lists.items() if len(self.usable(name)) < len(items)}
        return frozenset(self.invalid | short)

    @property
    def usable_itself(self) -> bool:
        """Tell whether it has what it begins with, so that something can be made of it."""
        return self.shape.head is None or self.value(self.shape.head) is not None

    @property
    def id(self) -> str | None:
        """The id of an object as written, else the one that its title gives."""
        for name, make in (("id", str), (self.shape.head or "", slug)):
            node = self.value(name)
            if isinstance(node, Scalar) and (made := make(node.text.strip())):
                return made
        return None

    def usable(self, name: str) -> list[Node | Record]:
        """Return the items of the list `name` that passed; of a single value, a list of it."""
        bad = self.bad_items.get(name, ())
        if name in self.lists:
            return [
                item
                for index, item in enumerate(self.lists[name][:_LONGEST])
                if index not in bad and not (isinstance(item, Record) and not item.usable_itself)
            ]
        node = self.value(name)
        return [] if node is None else [node]

    def value(self, name: str) -> Node | None:
        """Return the value of `name` if it is there and passed.

        The id stands in for a title that isn't usable, so that the rest can be checked.
        """
        if name not in self.invalid and name in self.present:
            return self.present[name]
        untitled = name == self.shape.head and name in OBJECTS and not self.nameless and not self.meant
        return self.value("id") if untitled else None


def _plain(prop: Property, node: Node) -> Any:
    """Return a value as JSON; one that is too complex for its key as an empty thing of the same type."""
    if isinstance(node, Scalar):
        value = typed(node) if prop.form in TYPED else node.text
        return value.strip() if isinstance(value, str) else value
    return {} if isinstance(node, Mapping) else []
