"""What stops a run: mistakes in its configuration. Mistakes in pages are findings instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class ConfigError(Exception):
    """The configuration cannot be used. Hosts catch it once and show `problems`, a sentence or two each."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))

    def within(self, file: str) -> ConfigError:
        """Return the same error, each problem saying in which file it is."""
        return ConfigError(f"{file}: {problem}" for problem in self.problems)
