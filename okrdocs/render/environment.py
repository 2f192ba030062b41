"""The templates: found in the team's own folder first, compiled once, their output made safe."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from okrdocs.engine.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from markupsafe import Markup

_UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls, except tab, line feed and carriage return
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks, embeddings and overrides of text direction
    "\ud800-\udfff\ufffe\uffff]"  # halves of characters and non-characters: not encodable, not valid XML
)


def neutralised(text: str) -> str:
    """Drop the characters that could hide, reorder or break what surrounds them.

    Control characters are invalid in HTML and XML; those that change the direction of text can make a
    line read as something else than it says.
    """
    return _UNSAFE.sub("", text)


class Templates:
    """The shipped templates, each replaceable by a file of the same name in `own`.

    Values are escaped wherever they are printed, and a name that does not exist is an error instead of
    nothing. `shared` can be used in every template, and `once`, which makes of a macro one that is rendered
    only once for the same arguments.
    """

    def __init__(self, own: Path | None = None, shared: Mapping[str, object] | None = None) -> None:
        from okrdocs.render.jinja import environment

        self._environment = environment(own)
        self._environment.globals["once"] = _once
        self._environment.globals.update(shared or {})

    def render(self, name: str, **values: object) -> str:
        """Return the template `name` filled with `values`, free of characters that deceive or break.

        Raises ConfigError for a template that cannot be used, which only a team's own can be.
        """
        from jinja2 import TemplateError, TemplateSyntaxError

        try:
            return neutralised(self._environment.get_template(name).render(values))
        except TemplateError as error:
            at = f", line {error.lineno}" if isinstance(error, TemplateSyntaxError) else ""
            raise ConfigError([f"The template `{name}`{at} cannot be used: {error.message}."]) from error


def _once(macro: Callable[..., Markup]) -> Callable[..., Markup]:
    return lru_cache(maxsize=1024)(macro)
