"""Colours of a report on a terminal."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

_RESET = "\x1b[0m"


class Palette(NamedTuple):
    """Escape sequences by role; empty ones leave the text as it is."""

    strong: str = ""
    faint: str = ""
    severities: Mapping[Severity, str] = MappingProxyType({})

    def bold(self, text: str) -> str:
        """Make `text` stand out."""
        return _painted(text, self.strong)

    def dim(self, text: str) -> str:
        """Make `text` step back."""
        return _painted(text, self.faint)

    def weigh(self, text: str, severity: Severity) -> str:
        """Give `text` the colour of a severity."""
        return _painted(text, self.severities.get(severity, ""))


def _painted(text: str, sequence: str) -> str:
    return f"{sequence}{text}{_RESET}" if sequence else text


PLAIN = Palette()
COLOURED = Palette(
    strong="\x1b[1m",
    faint="\x1b[2m",
    severities={
        Severity.ERROR: "\x1b[1;31m",
        Severity.WARNING: "\x1b[1;33m",
        Severity.INFO: "\x1b[1;36m",
    },
)
