"""Diagnostics in the formats that people and tools read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.report.as_json import as_json
from okrdocs.report.as_text import as_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from okrdocs.engine.lint import LintResult
    from okrdocs.report.palette import Palette

REPORTERS: dict[str, Callable[[LintResult, Palette], str]] = {"text": as_text, "json": as_json}
"""The formats of `okrdocs lint --format`. Each returns the whole report, ending in a line break."""
