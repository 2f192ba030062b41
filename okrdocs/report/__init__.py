"""Diagnostics in the formats that people and tools read: a module each, loaded when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from okrdocs.engine.lint import LintResult
    from okrdocs.report.palette import Palette

    Reporter = Callable[[LintResult, Palette], str]

REPORTERS: dict[str, str] = {
    "text": "okrdocs.report.as_text:as_text",
    "concise": "okrdocs.report.as_text:as_concise",
    "json": "okrdocs.report.as_json:as_json",
    "json-lines": "okrdocs.report.as_json:as_json_lines",
    "github": "okrdocs.report.as_github:as_github",
    "gitlab": "okrdocs.report.as_gitlab:as_gitlab",
    "sarif": "okrdocs.report.as_sarif:as_sarif",
    "junit": "okrdocs.report.as_junit:as_junit",
    "rdjson": "okrdocs.report.as_rdjson:as_rdjson",
}
"""The formats of `okrdocs lint --format`, each with where its reporter is: `module:name`."""


def reporter(form: str) -> Reporter:
    """Return what makes a report of the format `form`: the whole of it, ending in a line break if not empty.

    Raises KeyError for a format that is not in REPORTERS.
    """
    module, _, name = REPORTERS[form].partition(":")
    found: Reporter = getattr(import_module(module), name)
    return found
