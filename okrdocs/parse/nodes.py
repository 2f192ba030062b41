"""YAML as nodes that know where they stand. A scalar stays what the author typed until it is asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass

Position = int
"""How many characters of a block's text stand before something."""

Typed = None | bool | int | float | str
"""What a scalar means in the YAML 1.2 core schema."""

_LONGEST_INT = 15  # characters; longer ones are floats, as in JSON
_NUMBER = re.compile(r"[-+]?(?:[0-9]+|(?=\.?[0-9])[0-9]*(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?)")
_WORDS: dict[str, Typed] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


@dataclass(slots=True)
class Scalar:
    """A single value, as typed (quotes and escapes resolved)."""

    text: str
    plain: bool
    """Written without quotes and not as a block (`|`, `>`), so that it may be a number."""
    start: Position
    end: Position

    @property
    def empty(self) -> bool:
        """Written without a value: nothing, `~`, `null`, or quotes around nothing."""
        if self.plain:
            return self.text in _WORDS and _WORDS[self.text] is None
        return not self.text or self.text.isspace()


@dataclass(slots=True)
class Sequence:
    """A list."""

    items: list[Node]
    start: Position
    end: Position


@dataclass(slots=True)
class Field:
    """A key with its value."""

    key: Scalar
    value: Node
    unread: bool = False
    """Its value is something that YAML cannot read, which is told already."""


@dataclass(slots=True)
class Mapping:
    """Keys and values, in the order written."""

    fields: dict[str, Field]
    start: Position
    end: Position


Node = Scalar | Sequence | Mapping


def typed(scalar: Scalar) -> Typed:
    """Read a scalar as YAML 1.2 core does: one in quotes is a text, for others see `plain_value`."""
    return plain_value(scalar.text) if scalar.plain else scalar.text


def plain_value(text: str) -> Typed:
    """Read a text without quotes as YAML 1.2 core does.

    So `no`, `on`, `1:30`, `4_000`, `20%` and dates are texts. Leading zeros are kept as text too, as an
    author who types `010` seldom means ten; and so are numbers too large for a float, and `.nan`, `.inf`.
    """
    if text.isdecimal() and text.isascii() and text[0] != "0" and len(text) <= _LONGEST_INT:
        return int(text)  # as nearly all numbers are
    if text in _WORDS:
        return _WORDS[text]
    if not _NUMBER.fullmatch(text) or _zero_led(text):
        return text
    if len(text) <= _LONGEST_INT and text.lstrip("+-").isdecimal():
        return int(text)
    value = float(text)
    return text if value in (float("inf"), float("-inf")) else value


def _zero_led(text: str) -> bool:
    digits = text.lstrip("+-")
    return len(digits) > 1 and digits[0] == "0" and digits[1].isdecimal()
