"""References for those who change the look: every template with its variables, and what those hold."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from template_values import Shape, about, said, shape_of, within

from okrdocs import resources
from okrdocs.render.views.cards import ObjectiveCard, OutcomeCard, OutputCard
from okrdocs.render.views.dashboard import Dashboard
from okrdocs.render.views.map import AlignmentMap
from okrdocs.render.views.objective import ObjectivePage
from okrdocs.render.views.outcome import OutcomePage
from okrdocs.render.views.output import OutputPage
from okrdocs.render.views.owner import OwnerPage
from okrdocs.render.views.period import PeriodPage
from okrdocs.render.views.view_block import ViewBlock

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

    from okrdocs.render.badges import Badge
    from okrdocs.render.errors import Item
    from okrdocs.render.signs import Sign
    from okrdocs.render.stretches import Stretch
    from okrdocs.render.views.outputs import OutputState
    from okrdocs.render.views.scene import Ref
    from okrdocs.render.voices import Tongue


# What templates are given beside their views. Nobody makes one of these classes: only their source is read,
# as that of the views is (see `template_values`).


class Shared:
    """Known in every template."""

    words: object
    """The texts of the language: `words.delivered`; with placeholders `words.say("shipped_on", date=…)`."""
    tongue: Tongue | None
    """The language of what is printed, where it isn't that of the page around it."""
    english: Tongue | None
    """The same for findings, which are told in English everywhere."""


class Page:
    """A page below the dashboard."""

    home: str | None
    """The address of the dashboard."""


class ErrorBox:
    """The box that says what is wrong with a block, or with a page."""

    anchor: str
    """An id for its heading."""
    icon_name: str
    """That of the worst finding, in `parts/icons.html`."""
    tone: str
    title: str
    """How many findings there are, in words."""
    where: str
    """Path and line."""
    items: tuple[Item, ...]
    note: tuple[Stretch, ...]
    """What follows from it: the last line."""


class Reference:
    """A link such as `[](okr:fewer-calls)` in a text."""

    ref: Ref
    state: OutputState | None
    """How far an output is; nothing for the other kinds, which have the next two."""
    sign: Sign
    percent: str
    """Empty for what doesn't count."""


class Spoken:
    """The frame of a page in another language than the theme declares."""

    page: Markup
    """All of it, as its own template has printed it."""


class Paper:
    """The head of a printed page, which stands above every generated page and is hidden on the screen."""

    site: str
    """The site's name."""
    as_of: str
    """The day that its numbers hold for, in words."""
    address: str
    """Where the site is published; empty where nobody said."""


class ViewNote:
    """What stands in place of a view that cannot be shown."""

    note: str
    """Why, in a sentence."""


class BadgeImage:
    """A badge in a page."""

    address: str
    alt: str
    """What the author wrote, else what the badge says."""


class BadgeDrawing:
    """A badge as a file, 20 pixels high. Beside its colours it is given where things stand, in pixels."""

    badge: Badge
    label_ground: str
    """The colour behind the label."""
    state_ground: str
    """The colour behind number and state."""
    width: str
    inner_width: str
    label_x: str
    label_width: str
    bar_x: str
    fill_width: str
    tick_x: str | None
    """The mark of what is expected."""
    state_x: str
    corner_x: str
    icon_x: str
    word_x: str
    message_width: str


TEMPLATES: dict[str, tuple[type | None, type | None]] = {
    "dashboard.html": (Dashboard, None),
    "map.html": (AlignmentMap, Page),
    "period.html": (PeriodPage, Page),
    "owner.html": (OwnerPage, Page),
    "objective.html": (ObjectivePage, Page),
    "outcome.html": (OutcomePage, Page),
    "output.html": (OutputPage, Page),
    "objective-card.html": (ObjectiveCard, None),
    "outcome-card.html": (OutcomeCard, None),
    "output-card.html": (OutputCard, None),
    "view.html": (ViewBlock, None),
    "view-note.html": (None, ViewNote),
    "reference.html": (None, Reference),
    "badge.svg": (None, BadgeDrawing),
    "badge-image.html": (None, BadgeImage),
    "error.html": (None, ErrorBox),
    "paper.html": (None, Paper),
    "spoken.html": (None, Spoken),
}
"""Each with its view, and with what it is given beside that."""
_INTRODUCTION = """\
# Templates

Every template that a file of the same name in your `templates_dir` [replaces](../site-owners.md#markup), with
the variables that it is given. They are written in [Jinja](https://jinja.palletsprojects.com/en/stable/templates/).
Values are ready to be printed: numbers and dates are texts in the page's language, lengths of bars are in
percent, confidential numbers are out already, and what is not HTML yet is escaped. What a variable may hold
besides texts is in [template values](template-values.md).
"""
_PARTS = """\
## Parts

Macros that several templates share. A file `parts/NAME.html` of your own replaces all macros of that file, so
copy that first.
"""
_VALUES = """\
# Template values

What the variables of [templates](templates.md) hold, from A to Z. A list and a text may be empty; where a
value may be none, that is Jinja's `none`. What says where something is drawn is an SVG length. Where one says
it is printed `by` a macro, write `{{ row.by(macro) }}` for `{{ macro(row) }}`: while you edit, only
what has changed is then printed again.
"""
_PAGE = "template-values.md"


def template_pages() -> dict[str, str]:
    """Return both pages by path."""
    links = {shape: f"[{shape.name}]({_PAGE}#{_slug(title)})" for shape, title in _titles().items()}
    own = {shape: link.replace(_PAGE, "") for shape, link in links.items()}
    values = [_VALUES.strip()]
    for shape, title in _titles().items():
        values.append(f"## {title}\n\n{_cell(shape.about)}\n\n{_table(_rows(shape, own))}")
    return {
        "reference/templates.md": _templates(links),
        "reference/template-values.md": "\n\n".join(values) + "\n",
    }


def variables(name: str) -> set[str]:
    """Return the variables that a template is said to be given, those of every template left out."""
    view, beside = TEMPLATES[name]
    own = {value.name for value in shape_of(beside).values} if beside else set()
    return own | ({"view"} if view else set())


def _templates(links: dict[Shape, str]) -> str:
    parts = [_INTRODUCTION.strip(), f"## In every template\n\n{_table(_rows(shape_of(Shared), links))}"]
    for name, (view, beside) in TEMPLATES.items():
        shown = shape_of(view or beside or Shared)
        rows = _rows(shape_of(view), links, "view.") if view else []
        rows += _rows(shape_of(beside), links) if beside else []
        parts.append(f"## {name}\n\n{_cell(shown.about)}\n\n{_table(rows)}")
    return "\n\n".join([*parts, _PARTS.strip(), _macros()]) + "\n"


def _titles() -> dict[Shape, str]:
    """Return the shapes that get a section, with its heading; one that several have says what it is about."""
    roots = [shape_of(one) for pair in TEMPLATES.values() for one in pair if one]
    shapes = within([*roots, shape_of(Shared)])
    names = Counter(shape.name for shape in shapes)
    return {
        shape: shape.name if names[shape.name] == 1 else f"{shape.name} ({shape.topic})" for shape in shapes
    }


def _rows(shape: Shape, links: dict[Shape, str], prefix: str = "") -> list[tuple[str, str, str]]:
    return [
        (f"`{prefix}{value.name}`", said(value.type, shape.module, links), about(value, shape.module))
        for value in shape.values
    ]


def _table(rows: Iterable[tuple[str, str, str]]) -> str:
    lines = ["| variable | holds | is |", "|---|---|---|"]
    lines += ["| " + " | ".join(map(_cell, row)) + " |" for row in rows]
    return "\n".join(lines)


def _macros() -> str:
    rows = ["| file | is | macros |", "|---|---|---|"]
    for file in sorted((resources.TEMPLATES / "parts").glob("*.html")):
        source = file.read_text(encoding="utf-8")
        about = re.match(r"\{# (.*?) #\}", source, re.DOTALL)
        macros = dict.fromkeys(re.findall(r"\{% macro (.*?) %\}", source))
        calls = ", ".join(f"`{macro}`" for macro in macros)
        rows.append(f"| `parts/{file.name}` | {_cell(about[1]) if about else ''} | {calls} |")
    return "\n".join(rows)


def _slug(title: str) -> str:
    return re.sub(r"\W+", "-", title.lower()).strip("-")


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
