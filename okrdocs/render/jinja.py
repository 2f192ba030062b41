"""Jinja, as the templates are written for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.runtime import Context

from okrdocs import resources
from okrdocs.render.compiled import Compiled

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping
    from pathlib import Path


def environment(own: Path | None) -> Environment:
    """Return what finds the templates, the team's `own` first; it escapes values, and names have to exist."""
    folders = [resources.TEMPLATES] if own is None else [own, resources.TEMPLATES]
    return _Environment(
        loader=FileSystemLoader(folders),
        bytecode_cache=Compiled(resources.TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


class _Context(Context):
    def call(self, called: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        """Call a macro, or anything else that templates know, with what it is given.

        Jinja works out before each call whether it is to hand over the context, too, which nothing here
        wants. A card makes sixty calls.
        """
        kwargs.pop("_loop_vars", None)
        kwargs.pop("_block_vars", None)
        return called(*args, **kwargs)


class _Environment(Environment):
    context_class = _Context

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the names that a template knows as a plain dictionary.

        Each import in each card compares them with the card's, and in Jinja's chain of dictionaries that
        takes longer than all else an import does.
        """
        return {**self.globals, **(d or {})}
