"""Where the fields of one object stand in its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.parse.nodes import Node, Scalar

if TYPE_CHECKING:
    from okrdocs.model import Span
    from okrdocs.parse.block import Block
    from okrdocs.validate.binding import Bound
    from okrdocs.validate.fields import Fields
    from okrdocs.validate.places import Keys, Place, Places
    from okrdocs.validate.record import Record


class Origin:
    """What the fields of a block were read from."""

    __slots__ = ("_as_defaults", "_in_draft", "_places", "_spans", "block", "is_sound")

    def __init__(self, block: Block, *, as_defaults: bool = False, in_draft: bool = False) -> None:
        """Speak about a block, and how it is to be read: see `okrdocs.validate.binding.bind`."""
        self.block = block
        self.is_sound = False
        """`okrdocs.validate.plain` has read it, so that nothing is wrong with the block."""
        self._as_defaults = as_defaults
        self._in_draft = in_draft
        self._places: Places | None = None
        self._spans: dict[Keys, Span] = {}

    def bound(self) -> Bound:
        """Return the nodes of the block, bound and judged. This takes a while."""
        from okrdocs.validate.binding import bind  # of most projects, few blocks need it

        return bind(
            self.block, as_defaults=self._as_defaults, in_draft=self._in_draft, is_sound=self.is_sound
        )

    def record(self) -> Record:
        """Return the record that `bound` gives."""
        return self.bound().record

    def span(self, keys: Keys) -> Span:
        """Return the span of the value at `keys`, or of the nearest thing that is there.

        A server checks most pages once and asks for the same in each build.
        """
        if keys not in self._spans:
            self._spans[keys] = self._span(keys)
        return self._spans[keys]

    def _span(self, keys: Keys) -> Span:
        from okrdocs.validate.plain_places import plain_place

        is_plain = self.is_sound and not self._as_defaults
        place = plain_place(self.block.fence.text, keys) if is_plain else None
        return self.block.span(*(place or self._place(keys)))

    def _place(self, keys: Keys) -> Place:
        """Return the place that the nodes tell."""
        from okrdocs.validate.places import Places, node_at

        if self._places is None:
            self._places = Places(self.record())
        if place := self._places.find(keys):
            return place
        node = node_at(self.record(), keys)
        return node.start, node.end


class RecordSource:
    """The `Source` of the object `at` a place of a block.

    An index into a list counts the items that could be used, as the model does.
    """

    __slots__ = ("_at", "_fields", "_origin")

    def __init__(self, origin: Origin, at: Keys = (), fields: Fields | None = None) -> None:
        """Speak about a mapping; `fields` are its values where all that is written can be used."""
        self._origin = origin
        self._at = at
        self._fields = fields

    @property
    def record(self) -> Record:
        """What it speaks about, for those who make edits."""
        record = self._origin.record()
        for name, index in zip(self._at[::2], self._at[1::2], strict=True):
            item = record.usable(str(name))[int(index)]
            assert not isinstance(item, Node)  # noqa: S101 - nothing else has a source
            record = item
        return record

    @property
    def path(self) -> str:
        """The page, relative to the working folder, with `/`."""
        return self._origin.block.path

    @property
    def block_line(self) -> int:
        """The line of the page, from 1, on which the fence opens."""
        return self._origin.block.fence.first_line

    def span(self, *keys: str | int) -> Span:
        """Return the span of the value at `keys`; see `okrdocs.model.Source`."""
        return self._origin.span((*self._at, *keys))

    def written(self, *keys: str | int) -> str | None:
        """Return what the author typed at `keys` when it is a single value, else None."""
        if self._fields:
            return self._fields.typed_at(keys)
        text = self._typed_at(keys)
        return text and text.rstrip("\n")  # where a text on lines of its own ends is not typed but implied

    def _typed_at(self, keys: Keys) -> str | None:
        record, rest = self.record, list(keys)
        while rest:
            name = str(rest.pop(0))
            if not rest:
                node = record.present.get(name)
                return node.text if isinstance(node, Scalar) else None
            items, index = record.usable(name), rest.pop(0)
            item = items[index] if isinstance(index, int) and index < len(items) else None
            if item is None or isinstance(item, Node):
                return item.text if isinstance(item, Scalar) and not rest else None
            record = item
        return None
