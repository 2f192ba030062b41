"""Messages of findings, split where they speak in code."""

from __future__ import annotations

import re
from typing import NamedTuple

_CODE = re.compile(r"`([^`]+)`")


class Stretch(NamedTuple):
    """A part of a message, set as code where it stood between backticks."""

    text: str
    code: bool


def stretches(text: str) -> tuple[Stretch, ...]:
    """Split a message at its backticks."""
    parts = _CODE.split(text)
    return tuple(Stretch(part, code=index % 2 == 1) for index, part in enumerate(parts) if part)
