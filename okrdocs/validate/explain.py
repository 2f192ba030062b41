"""Schema failures as findings: one for each mistake, where it stands, and what to write instead."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from okrdocs.model import Finding
from okrdocs.parse.nodes import Scalar
from okrdocs.validate.advice import about_item, about_value
from okrdocs.validate.choices import meant_choice
from okrdocs.validate.guesses import belongs_to
from okrdocs.validate.key_fixes import fix_key
from okrdocs.validate.places import first_key, value_or_key
from okrdocs.validate.record import Record
from okrdocs.validate.shapes import OBJECTS
from okrdocs.validate.strangers import about_missing_head, stands_for_head, strangers, unsure
from okrdocs.validate.value_fixes import fix_item, fix_value
from okrdocs.validate.verdict import Wrong
from okrdocs.validate.wording import Advice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from okrdocs.model import Fix
    from okrdocs.parse.nodes import Field, Node
    from okrdocs.validate.verdict import Error

_KEPT_TARGET = Advice(
    "An outcome has a `target` to reach or a value to `keep`, not both.",
    "Remove `target` if the value should only stay as it is, else `keep`.",
)
_NESTED_MEASURES = Advice(
    "`measures` is only for an outcome in a block of its own.",
    "Remove it: an outcome inside an objective measures that objective.",
)


def _nested_link(key: str) -> Advice:
    return Advice(
        f"`{key}` has no place in an outcome inside an objective, as it measures that one.",
        "Remove it; where an output leads to this outcome, write `leads_to` in the output.",
    )


def explain(root: Record, wrong: Iterable[Error]) -> list[Finding]:
    """Return a finding for each mistake in `root`, and mark in it what is unusable.

    `wrong` is what the schema says against it, outer places first. What is a consequence of another mistake
    (a missing title, of the misspelt key that was to be it) is not told.
    """
    spots = [(_Spot(root, place), _TELL[kind]) for place, kind in wrong]
    for spot, _ in spots:
        spot.mark()  # all of them before any is told, as telling asks what can be used
    return [finding for spot, tell in spots for finding in tell(spot)]


class _Spot:
    """The place in a record that the path of an error leads to."""

    def __init__(self, root: Record, path: Iterable[str | int]) -> None:
        self.record = root
        self.name: str | None = None
        self.index: int | None = None
        self._object = root
        self._nested = False
        self._field: str | None = None
        self._list: list[Node | Record] = []
        self._place = 0
        for step in path:
            self._enter(step)

    def _enter(self, step: str | int) -> None:
        if isinstance(step, str):
            self.name, self.index = step, None
            if self.record is self._object:
                self._field = step
            return
        item = self.record.lists[self.name or ""][step]
        self._list, self._place = self.record.lists[self.name or ""], step
        if not isinstance(item, Record):
            self.index = step
            return
        self.record, self.name, self.index = item, None, None
        if item.shape.name in OBJECTS:
            self._object, self._field, self._nested = item, None, True

    def mark(self) -> None:
        """Note in the record that what stands here cannot be used."""
        if self.name and self.index is not None:
            self.record.bad_items.setdefault(self.name, set()).add(self.index)
        elif self.name:
            self._mark_value(self.name)
        else:
            self.record.invalid |= unsure(self.record)
            head = self.record.shape.head
            if head in OBJECTS and head not in self.record.present:
                self.record.invalid.add(head)  # its id stands in for a title, which nobody wrote

    def _mark_value(self, name: str) -> None:
        """Note that a value is unusable, unless it is a word that clearly stands for another one."""
        record, prop = self.record, self.record.shape.properties[name]
        node = record.present.get(name)
        meant = isinstance(node, Scalar) and meant_choice(node.text, prop.choices)
        if isinstance(node, Scalar) and meant:
            record.present[name] = replace(node, text=meant)
        else:
            record.invalid.add(name)

    def about_value(self) -> list[Finding]:
        """Tell what is wrong with a value or with an item of a list."""
        record, name = self.record, self.name or ""
        prop = record.shape.properties[name]
        if self.index is not None:
            item = record.lists[name][self.index]
            if isinstance(item, Record):
                return []
            return [self._finding(item, about_item(prop, item), fix=fix_item(record, name, item))]
        field = record.written[name]
        guess = record.guesses.get(field.key.text)
        if guess and (not guess.misspelt or (name == "measures" and self._nested)):
            return []  # what the key stands for is only a guess, so nothing is known about its value
        if name == "measures" and self._nested:
            return [self._finding(field.key, _NESTED_MEASURES)]
        if name == "target" and "keep" in record.present:
            return [self._finding(field.key, _KEPT_TARGET)]
        fix = fix_value(record, self._object, name)
        return [self._finding(self._culprit(field), about_value(prop, field.value), fix=fix)]

    def _culprit(self, field: Field) -> Node:
        """Return the part of a field to point at: its value, where that begins on the line of its key."""
        between = self.record.block.fence.text[field.key.end : field.value.start]
        return value_or_key(field) if isinstance(field.value, Scalar) or "\n" in between else field.value

    def about_strangers(self) -> list[Finding]:
        """Tell which keys should not be there.

        In a block with a line that could not be read, keys of another kind of thing are no mistake of their
        own: that line has put them there.
        """
        unread = bool(self.record.block.findings)
        if self.record.meant and (unread or self._is_misplaced_like(self._place - 1)):
            return []
        return [
            self._about_stranger(field, advice)
            for field, advice in strangers(self.record)
            if not (unread and belongs_to(self.record.shape, field.key.text))
        ]

    def _about_stranger(self, field: Field, advice: Advice) -> Finding:
        if self._links_upward(field):
            return self._finding(field.key, _nested_link(field.key.text), field.key.text)
        if self.record.meant and self._is_misplaced_like(self._place + 1):
            above = f"`{self.record.meant.shape.name}s:`"
            advice = advice._replace(help=f"Write {above} on a line of its own above it and its like.")
        return self._finding(field.key, advice, field.key.text, fix_key(self.record, field))

    def _is_misplaced_like(self, place: int) -> bool:
        """Tell whether the item at `place` of the list is misplaced like this one: a key is missing above."""
        other = self._list[place] if 0 <= place < len(self._list) else None
        meant, here = other.meant if isinstance(other, Record) else None, self.record.meant
        return meant is not None and here is not None and meant.shape is here.shape

    def _links_upward(self, field: Field) -> bool:
        """Tell whether a key is to say what an outcome measures that stands in that objective already."""
        guess = self.record.guesses.get(field.key.text)
        return self._nested and guess is not None and guess.name == "measures" and not guess.misspelt

    def about_missing_head(self) -> list[Finding]:
        """Tell that the title, or what else a mapping begins with, is missing, unless a stranger tells it."""
        head = self.record.shape.head or ""
        written = self.record.written.get(head)
        if self.record.gap or stands_for_head(self.record) or (written and written.unread):
            return []
        if not written and self.record.block.findings:
            return []  # it is the line that could not be read, or that has made an item of this
        return [
            self._finding(
                written.key if written else first_key(self.record), about_missing_head(self.record), head
            )
        ]

    def _finding(
        self, node: Node, advice: Advice, field: str | None = None, fix: Fix | None = None
    ) -> Finding:
        block = self.record.block
        return Finding(
            "K001",
            advice.message,
            block.path,
            block.span(node.start, node.end),
            help=advice.help,
            object_id=self._object.id,
            field=self._field or field,
            offer=None if block.findings else fix,
        )


_TELL: dict[str, Callable[[_Spot], list[Finding]]] = {
    Wrong.STRANGERS: _Spot.about_strangers,
    Wrong.INCOMPLETE: _Spot.about_missing_head,
    Wrong.VALUE: _Spot.about_value,
}
