"""The YAML of one block as nodes, in libyaml's speed and with nothing that an author could abuse.

Events of the parser become nodes directly. What YAML offers beyond plain data is refused: anchors and
aliases (a few lines of which can stand for gigabytes), tags, merge keys and several documents.
"""

from __future__ import annotations

from dataclasses import replace
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
from okrdocs.parse.yaml_errors import explain

if TYPE_CHECKING:
    from collections.abc import Callable

    from okrdocs.parse.nodes import Node, Position
    from okrdocs.parse.yaml_problems import Problem

MAX_BYTES = 256 * 1024
MAX_DEPTH = 20
MAX_NODES = 10_000

# Breaks of YAML 1.1 that are ordinary characters in YAML 1.2: one character for one keeps positions right.
_OLD_BREAKS = ("\x85", "\u2028", "\u2029")


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

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def read_yaml(text: str, parser: Callable[[str], Any] = _PARSER) -> tuple[Mapping | None, list[Problem]]:
    """Read the one mapping that `text` should be.

    None with the problem where it is not. A key written twice is a problem too, but the mapping, with the
    first of the values, can be used all the same.
    """
    size = len(text.encode("utf-8", "replace"))
    if size > MAX_BYTES:
        return None, [problems.too_large(size)]
    for old_break in _OLD_BREAKS:
        text = text.replace(old_break, " ")
    try:
        reader = _Builder(text, parser(text).get_event)
        return reader.document(), reader.problems
    except _RefusedError as refusal:
        return None, [refusal.problem]
    except (YAMLError, UnicodeError) as error:
        return None, [explain(text, error)]


class _Builder:
    """Turns the events of one text into nodes."""

    def __init__(self, text: str, next_event: Callable[[], Any]) -> None:
        self.text = text
        self.problems: list[Problem] = []
        self._next = next_event
        self._nodes = 0

    def document(self) -> Mapping | None:
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

    def _node(self, event: Any, depth: int) -> Node:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise _RefusedError(problems.too_many(event.start_mark.index))
        kind = event.__class__
        if kind is ScalarEvent:
            return self._scalar(event)
        self._refuse_special(event)
        if depth > MAX_DEPTH:
            raise _RefusedError(problems.too_deep(event.start_mark.index))
        return self._sequence(event, depth) if kind is SequenceStartEvent else self._mapping(event, depth)

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
            items.append(self._node(inner, depth + 1))
        start = event.start_mark.index
        return Sequence(items, start, _end(event, inner, items[-1].end if items else start))

    def _mapping(self, event: Any, depth: int) -> Mapping:
        fields: dict[str, Field] = {}
        end = start = event.start_mark.index
        while (inner := self._next()).__class__ is not MappingEndEvent:
            key = self._key(inner)
            value = self._node(self._next(), depth + 1)
            end = max(key.end, value.end)
            if key.text in fields:
                self.problems.append(problems.duplicate(key, fields[key.text].key))
            else:
                fields[key.text] = Field(key, value)
        return Mapping(fields, start, _end(event, inner, end))

    def _key(self, event: Any) -> Scalar:
        if event.__class__ is not ScalarEvent:
            self._refuse_special(event)
            raise _RefusedError(problems.odd_key(event.start_mark.index))
        key = self._scalar(event)
        if key.text == "<<" and key.plain:
            raise _RefusedError(problems.merge_key(key))
        if not key.text or key.text.isspace():
            raise _RefusedError(problems.no_key(key.start))
        return key

    def _refuse_special(self, event: Any) -> None:
        if event.__class__ is AliasEvent or getattr(event, "anchor", None) is not None:
            raise _RefusedError(problems.anchor(self.text, event.start_mark.index))
        if getattr(event, "tag", None) is not None:
            raise _RefusedError(problems.tag(self.text, event.start_mark.index))


def _end(first: Any, last: Any, inner_end: Position) -> Position:
    """Return where a collection ends: at its bracket, else with its last value (libyaml goes further)."""
    return last.end_mark.index if first.flow_style else inner_end
