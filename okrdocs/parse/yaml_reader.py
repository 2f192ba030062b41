"""The YAML of one block as nodes, in libyaml's speed and with nothing that an author could abuse.

Events of the parser become nodes directly. What YAML offers beyond plain data is refused: anchors and
aliases (a few lines of which can stand for gigabytes), tags, merge keys and several documents.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Any

from yaml import YAMLError
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from okrdocs.parse import yaml_problems as problems
from okrdocs.parse.nodes import Field, Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from okrdocs.parse.nodes import Node, Position
    from okrdocs.parse.yaml_problems import Problem
    from okrdocs.parse.yaml_recovery import Draft

MAX_BYTES = 256 * 1024
MAX_DEPTH = 20
MAX_NODES = 10_000
_PATIENCE = 1_000_000
"""Characters to read, in all, of a text that cannot be read."""
_MANY = 50
"""Keys written twice that are told one by one."""

# Breaks of YAML 1.1 that are ordinary characters in YAML 1.2: one character for one keeps positions right.
OLD_BREAKS = ("\x85", "\u2028", "\u2029")


class PureParser(Reader, Scanner, Parser):
    """PyYAML's own parser, for platforms without libyaml: same events, some 25 times slower."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)


def fastest_parser() -> Callable[[str], Any]:
    """Return libyaml's parser, or the slow one where PyYAML was built without it."""
    try:
        from yaml._yaml import CParser
    except ImportError:
        return PureParser
    return CParser


_PARSER = fastest_parser()


class _RefusedError(Exception):
    """Ends the reading of a block at something that cannot be used."""

    def __init__(self, problem: Problem, *, in_line: bool = False) -> None:
        """`in_line`: the problem is that of a line, and the text could be read without it."""
        self.problem = problem
        self.in_line = in_line


def read_yaml(text: str, parser: Callable[[str], Any] = _PARSER) -> tuple[Mapping | None, list[Problem]]:
    """Read the one mapping that `text` should be.

    None with the problem where it is not. A key written twice is a problem too, but the mapping, with the
    first of the values, can be used all the same.
    """
    size = len(text.encode("utf-8", "replace"))
    if size > MAX_BYTES:
        return None, [problems.too_large(size)]
    for old_break in OLD_BREAKS:
        text = text.replace(old_break, " ")
    return _read_on(text, parser)


def _read_on(text: str, parser: Callable[[str], Any]) -> tuple[Mapping | None, list[Problem]]:
    """Read `text`; what cannot be read is left out, line by line, as long as that is sure to be the cause."""
    told: list[Problem] = []
    draft: Draft | None = None
    for tries in count(1):
        builder = _Builder(text, draft.unread if draft else ())
        root = builder.read(parser)
        failure = builder.failure
        if failure is None and draft is None:
            return root, builder.problems
        from okrdocs.parse.yaml_recovery import Draft  # most blocks can be read as they are

        draft = draft or Draft(text)
        if failure is None:
            return root, [*told, *draft.restore(root, builder.problems)]
        if not draft.goes_on(failure):
            told += draft.restore(None, [failure])
        if builder.hopeless or tries * len(text) > _PATIENCE or not draft.put_right(failure):
            return None, [*told, *draft.restore(None, builder.problems)]
        text = draft.text
    raise AssertionError("counting never ends")


class _Builder:
    """Turns the events of one text into nodes."""

    def __init__(self, text: str, unread: Container[int]) -> None:
        """Get ready for `text`, in which the keys on the lines `unread` lost their values."""
        self.text = text
        self.problems: list[Problem] = []
        self.failure: Problem | None = None
        """What kept the text from being read to its end."""
        self.hopeless = False
        """It isn't one line that did."""
        self._next: Callable[[], Any] = lambda: None
        self._unread = unread
        self._spare: list[Field] = []
        """Of the mapping read last: what seems to be further items of its list."""
        self._nodes = 0

    def read(self, parser: Callable[[str], Any]) -> Mapping | None:
        """Read the whole text; None where that failed."""
        try:
            self._next = parser(self.text).get_event
            return self._document()
        except _RefusedError as refusal:
            self.failure = refusal.problem
            self.hopeless = not refusal.in_line
        except (YAMLError, UnicodeError) as error:
            from okrdocs.parse.yaml_errors import explain

            self.failure = explain(self.text, error)
        return None

    def _document(self) -> Mapping | None:
        """Read the whole text as one document that is a mapping."""
        self._next()  # the stream begins
        event = self._next()
        if isinstance(event, StreamEndEvent):
            raise _RefusedError(problems.empty())
        if event.version or event.tags:
            raise _RefusedError(problems.directive(event.start_mark.index))
        root = self._node(self._next(), 1)
        self._next()  # the document ends
        event = self._next()
        if not isinstance(event, StreamEndEvent):
            raise _RefusedError(problems.second_document(event.start_mark.index))
        if isinstance(root, Mapping):
            return root
        blank = isinstance(root, Scalar) and root.empty
        raise _RefusedError(problems.empty() if blank else problems.no_mapping(root.start, root.end))

    def _node(self, event: Any, depth: int, *, item: bool = False) -> Node:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise _RefusedError(problems.too_many(event.start_mark.index))
        kind = event.__class__
        if kind is ScalarEvent:
            return self._scalar(event)
        self._refuse_special(event)
        if depth > MAX_DEPTH:
            raise _RefusedError(problems.too_deep(event.start_mark.index))
        return (
            self._sequence(event, depth) if kind is SequenceStartEvent else self._mapping(event, depth, item)
        )

    def _scalar(self, event: Any) -> Scalar:
        if event.anchor is not None or event.tag is not None:
            self._refuse_special(event)
        text, style = event.value, event.style
        start, end = event.start_mark.index, event.end_mark.index
        if style == '"' and (found := problems.control_character(text)):
            raise _RefusedError(replace(found, start=start, end=end))
        return Scalar(text, not style, start, end)

    def _sequence(self, event: Any, depth: int) -> Sequence:
        items: list[Node] = []
        while (inner := self._next()).__class__ is not SequenceEndEvent:
            item = self._node(inner, depth + 1, item=True)
            items.append(item)
            if self._spare:
                items += self._split(item)
        start = event.start_mark.index
        return Sequence(items, start, _end(event, inner, items[-1].end if items else start))

    def _mapping(self, event: Any, depth: int, item: bool) -> Mapping:
        fields: dict[str, Field] = {}
        spare: list[Field] = []
        end = start = event.start_mark.index
        while (inner := self._next()).__class__ is not MappingEndEvent:
            key = self._key(inner)
            value = self._node(self._next(), depth + 1)
            end = max(key.end, value.end)
            field = Field(key, value, inner.start_mark.line in self._unread)
            if key.text in fields:
                spare.append(field)
            else:
                fields[key.text] = field
        made = Mapping(fields, start, _end(event, inner, end))
        if len(spare) > 1 and depth == 1 and spare[0].key.text == next(iter(fields)):
            self._end_before(made, spare[0].key)
        else:
            self._settle_spare(made, spare, item)
        return made

    def _end_before(self, made: Mapping, second: Scalar) -> None:
        """Leave out of a block what follows where its first key is there again, and others with it.

        That is a second block, which lacks the lines between the two.
        """
        self.problems.append(problems.second_block(second, made.fields[second.text].key))
        for name, field in list(made.fields.items()):
            if field.key.start > second.start:
                del made.fields[name]

    def _settle_spare(self, made: Mapping, spare: list[Field], item: bool) -> None:
        """Keep, or tell of, the fields of `made` whose key was there before."""
        again = bool(spare) and spare[0].key.text == next(iter(made.fields))
        self._spare = spare if item and len(spare) > (1 if again else 2) else []
        if not self._spare or again:
            for field in spare[:1] if self._spare else spare:
                self._tell_twice(field.key, made.fields[field.key.text].key)

    def _split(self, item: Node) -> list[Node]:
        """Take from an item of a list those that were to follow it, but lack their `-`.

        They show in the first key being there again, and others with it.
        """
        split: list[Node] = []
        if isinstance(item, Mapping):
            first, begun = self._spare[0].key.text, self._spare[0].key.start
            later = [field for field in item.fields.values() if field.key.start > begun]
            for field in later:
                del item.fields[field.key.text]
            for field in sorted([*self._spare, *later], key=lambda field: field.key.start):
                if field.key.text == first:
                    split.append(Mapping({}, field.key.start, field.value.end))
                rest = split[-1]
                if isinstance(rest, Mapping) and field.key.text not in rest.fields:
                    rest.fields[field.key.text] = field
                    rest.end = field.value.end
        self._spare = []
        return split

    def _tell_twice(self, key: Scalar, first: Scalar) -> None:
        if len(self.problems) < _MANY:
            self.problems.append(problems.duplicate(key, first))
        elif len(self.problems) == _MANY:
            self.problems.append(problems.and_more(key))

    def _key(self, event: Any) -> Scalar:
        if event.__class__ is not ScalarEvent:
            self._refuse_special(event)
            raise _RefusedError(problems.odd_key(event.start_mark.index))
        key = self._scalar(event)
        if key.text == "<<" and key.plain:
            raise _RefusedError(problems.merge_key(key))
        if not key.text or key.text.isspace():
            raise _RefusedError(problems.no_key(self.text, key.start))
        return key

    def _refuse_special(self, event: Any) -> None:
        if event.__class__ is AliasEvent or getattr(event, "anchor", None) is not None:
            raise _RefusedError(problems.anchor(self.text, event.start_mark.index), in_line=True)
        if getattr(event, "tag", None) is not None:
            raise _RefusedError(problems.tag(self.text, event.start_mark.index), in_line=True)


def _end(first: Any, last: Any, inner_end: Position) -> Position:
    """Return where a collection ends: at its bracket, else with its last value (libyaml goes further)."""
    return last.end_mark.index if first.flow_style else inner_end
