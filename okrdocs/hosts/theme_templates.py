"""The theme's templates, where generated pages needn't have them printed in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from typing import TypeAlias

    from jinja2 import Environment
    from jinja2.runtime import Context
    from mkdocs.structure.pages import Page

    Print: TypeAlias = Callable[[Context], Iterator[str]]
    """Prints a template."""


def print_otherwise(
    env: Environment,
    name: str,
    pages: Collection[str],
    otherwise: Callable[[Page, Context, Print], Iterable[str]],
) -> None:
    """Let `otherwise` print a template for `pages`, by their source paths; it is told the usual way."""
    template = env.get_template(name)
    usual = template.root_render_func

    def rendered(context: Context) -> Iterator[str]:
        page: Page | None = context.get("page")
        if page is None or page.file.src_uri not in pages:
            return usual(context)
        return (
            part for part in otherwise(page, context, usual)
        )  # Jinja closes it, as only generators can be

    template.root_render_func = rendered
