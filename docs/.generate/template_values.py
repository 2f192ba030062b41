"""What templates are given, read off the source of the views: fields, and what is said about them there."""

from __future__ import annotations

import ast
import importlib
import inspect
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from okrdocs.report.rule_pages import first_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PLAIN = {
    "str": "text",
    "bool": "yes or no",
    "int": "number",
    "float": "number",
    "Markup": "HTML",
    "None": "none",
    "object": "texts",
}
_PRINTED = "Printed"
"""Holds a view together with what was printed of it; see `okrdocs.render.keeping`."""


@dataclass(frozen=True, slots=True)
class Value:
    """A field: its type as written in the source, and its docstring there (empty where it has none)."""

    name: str
    type: ast.expr
    about: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A class that templates are given, by the module it is written in."""

    module: str
    name: str
    about: str
    values: tuple[Value, ...]

    @property
    def topic(self) -> str:
        """The last part of its module's name, which tells it from others of the same name."""
        return self.module.rpartition(".")[2]


def shape_of(made: type) -> Shape:
    """Return the shape of a class."""
    return _shape(made.__module__, made.__name__)


def within(shapes: Iterable[Shape]) -> list[Shape]:
    """Return every other shape that `shapes` hold, at any depth, by name."""
    first = list(shapes)
    waiting, found = list(first), dict.fromkeys(first)
    while waiting:
        shape = waiting.pop()
        for value in shape.values:
            for inner in _held(value.type, shape.module):
                if inner not in found:
                    found[inner] = None
                    waiting.append(inner)
    return sorted(found.keys() - set(first), key=lambda shape: (shape.name, shape.topic))


_EVERYWHERE = {
    "caption": "What the table shows, for screen readers.",
    "checked_in": "When somebody last checked in, as a phrase.",
    "counts": "How much there is, such as `3 outcomes`.",
    "description": "What the author wrote there.",
    "draft": "It is a draft, of which nothing is counted.",
    "enabling": "What the author wrote there.",
    "href": "An address, as this page writes it.",
    "icon": "The name of a shape in `parts/icons.html`.",
    "id": "That of the object.",
    "percent": "How far it is; empty for what doesn't count.",
    "retrospective": "What the author wrote there.",
    "title": "A name or heading, as text.",
    "tone": "The class of its colour.",
    "why": "What the author wrote there.",
}
"""What fields of these names hold in every class that doesn't say more."""


def about(value: Value, module: str) -> str:
    """Return what is said about a field; else about its type, in a sentence, or about fields of its name."""
    if value.about:
        return value.about
    shapes = list(_held(value.type, module))
    if len(shapes) == 1:
        return first_sentence(shapes[0].about)
    return _EVERYWHERE.get(value.name, "")


def said(kind: ast.expr, module: str, links: dict[Shape, str]) -> str:
    """Return a type in words; `links` are the shapes that have a section, with how each is linked."""
    if isinstance(kind, ast.BinOp):
        parts = [said(part, module, links) for part in (kind.left, kind.right)]
        return " or ".join(parts)
    if isinstance(kind, ast.Subscript):
        return _collection(kind, module, links)
    name = ast.unparse(kind)
    if name in _PLAIN:
        return _PLAIN[name]
    home = _names(module)[name]
    node = _classes(home)[name] if name in _classes(home) else _aliases(home)[name]
    if not isinstance(node, ast.ClassDef):
        return said(node, home, links)
    if _is_choice(node):
        return "one of " + ", ".join(f"`{choice}`" for choice in _choices(node))
    return links[_shape(home, name)]


def _collection(kind: ast.Subscript, module: str, links: dict[Shape, str]) -> str:
    items = kind.slice.elts if isinstance(kind.slice, ast.Tuple) else [kind.slice]
    if ast.unparse(kind.value) == _PRINTED:
        return f"{said(items[0], module, links)}, printed `by` a macro"
    many = any(isinstance(item, ast.Constant) and item.value is Ellipsis for item in items)
    if many or ast.unparse(kind.value) != "tuple":
        return f"list of {said(items[0], module, links)}"
    return "(" + ", ".join(said(item, module, links) for item in items) + ")"


def _held(kind: ast.expr, module: str) -> Iterator[Shape]:
    """Yield the shapes that a type names."""
    for node in ast.walk(kind):
        if not isinstance(node, ast.Name) or node.id in (*_PLAIN, _PRINTED, "tuple", "frozenset"):
            continue
        home = _names(module)[node.id]
        if node.id in _aliases(home):
            yield from _held(_aliases(home)[node.id], home)
        elif not _is_choice(_classes(home)[node.id]):
            yield _shape(home, node.id)


@cache
def _shape(module: str, name: str) -> Shape:
    node = _classes(module)[name]
    return Shape(module, name, _one_line(ast.get_docstring(node) or ""), tuple(_values(node)))


def _values(node: ast.ClassDef) -> Iterator[Value]:
    """Yield the fields of a class, then its properties."""
    for part, after in zip(node.body, [*node.body[1:], None], strict=True):
        if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name):
            yield Value(part.target.id, part.annotation, _docstring(after))
        elif isinstance(part, ast.FunctionDef) and part.returns and _is_property(part):
            yield Value(part.name, part.returns, _one_line(ast.get_docstring(part) or ""))


def _docstring(node: ast.stmt | None) -> str:
    said = node.value if isinstance(node, ast.Expr) else None
    return _one_line(str(said.value)) if isinstance(said, ast.Constant) else ""


def _is_property(node: ast.FunctionDef) -> bool:
    return any(ast.unparse(decorator) == "property" for decorator in node.decorator_list)


def _is_choice(node: ast.ClassDef) -> bool:
    return any(ast.unparse(base) == "StrEnum" for base in node.bases)


def _choices(node: ast.ClassDef) -> Iterator[str]:
    for part in node.body:
        if isinstance(part, ast.Assign) and isinstance(part.value, ast.Constant):
            yield str(part.value.value)


@cache
def _tree(module: str) -> ast.Module:
    return ast.parse(inspect.getsource(importlib.import_module(module)))


@cache
def _names(module: str) -> dict[str, str]:
    """Return the module that each name in `module` comes from, also of those imported for types only."""
    own = dict.fromkeys([*_classes(module), *_aliases(module)], module)
    imported = {
        alias.name: node.module
        for node in ast.walk(_tree(module))
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
    }
    return {**imported, **own}


@cache
def _classes(module: str) -> dict[str, ast.ClassDef]:
    return {node.name: node for node in _tree(module).body if isinstance(node, ast.ClassDef)}


@cache
def _aliases(module: str) -> dict[str, ast.expr]:
    """Return the names that stand for another type."""
    return {
        node.targets[0].id: node.value
        for node in _tree(module).body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Subscript)
    }


def _one_line(text: str) -> str:
    return " ".join(text.split())
