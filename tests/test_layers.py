"""Imports between the layers point one way, and heavy packages wait until they are needed."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).parents[1] / "okrdocs"

RANKS = {
    "resources": 0,
    "model": 1,
    "parse": 2,
    "validate": 3,
    "plan": 4,
    "rules": 5,
    "engine": 6,
    "report": 7,
    "render": 7,
    "hosts": 8,
    "__main__": 9,
}
"""Each part of the package; it may import those of a lower rank, and itself."""

ONLY_IN_HOSTS = frozenset({"mkdocs", "markdown", "click", "pygls", "properdocs"})
HEAVY = {
    "babel": (),
    "jsonschema": (),
    "markdown_it": (),
    "jinja2": ("render", "hosts"),
    "mkdocs": ("hosts",),
}
"""Packages that slow the start, and the parts whose modules may import them at once."""


def violations(name: str, code: str) -> Iterator[str]:
    """Yield what the imports of a module break; `name` is the module's, such as `okrdocs.plan.index`."""
    layer = name.split(".")[1]
    tree = ast.parse(code)
    at_once = set(imports_at_once(tree))
    for node in ast.walk(tree):
        for imported in imported_names(node, name):
            top, _, rest = imported.partition(".")
            if top == "okrdocs" and rest and not may_import(layer, rest.split(".")[0]):
                yield f"{name} imports {imported}: {layer} lies below {rest.split('.')[0]} or beside it"
            if top in ONLY_IN_HOSTS and layer != "hosts":
                yield f"{name} imports {imported}: only hosts may"
            if top in HEAVY and node in at_once and layer not in HEAVY[top]:
                yield f"{name} imports {imported} before it is needed"


def may_import(layer: str, other: str) -> bool:
    """Tell whether modules of `layer` may import those of `other`."""
    return other == "__version__" or layer == other or RANKS[other] < RANKS[layer]


def imported_names(node: ast.AST, importer: str) -> list[str]:
    """Return the dotted names of what an import statement imports."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        package = importer.split(".")[: -node.level] if node.level else []
        module = ".".join([*package, node.module] if node.module else package)
        # `from okrdocs import plan` imports a part, too.
        return [f"{module}.{alias.name}" for alias in node.names] if module == "okrdocs" else [module]
    return []


def imports_at_once(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the import statements that run when the module is imported."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import | ast.ImportFrom):
            yield child
        elif isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
            continue
        elif not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from imports_at_once(child)


def modules() -> Iterator[tuple[str, str]]:
    """Yield the name and code of every module of the package, but of its front door."""
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        if parts != ("okrdocs", "__init__"):
            yield ".".join(parts), path.read_text(encoding="utf-8")


def test_every_part_of_the_package_has_its_place() -> None:
    assert {name.split(".")[1] for name, _ in modules()} <= RANKS.keys()


def test_imports_point_one_way() -> None:
    assert [found for name, code in modules() for found in violations(name, code)] == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("okrdocs.model.okr", "from okrdocs.plan.index import Plan"),
        ("okrdocs.model.okr", "from ..plan import index"),
        ("okrdocs.plan.index", "if TYPE_CHECKING:\n    from okrdocs.rules.base import Rule"),
        ("okrdocs.report.text", "from okrdocs.render.cards import card"),
        ("okrdocs.render.cards", "import okrdocs.report.text"),
        ("okrdocs.parse.page", "def late():\n    from okrdocs import engine"),
        ("okrdocs.resources", "from okrdocs.model import Kind"),
        ("okrdocs.engine.run", "import click"),
        ("okrdocs.render.pages", "def late():\n    from mkdocs.structure.files import File"),
        ("okrdocs.render.text", "import markdown"),
        ("okrdocs.validate.explain", "import jsonschema"),
        (
            "okrdocs.parse.second",
            "try:\n    from markdown_it import MarkdownIt\nexcept ImportError:\n    pass",
        ),
        ("okrdocs.engine.run", "from jinja2 import Environment"),
    ],
)
def test_a_planted_violation_is_caught(name: str, code: str) -> None:
    assert len(list(violations(name, code))) == 1


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("okrdocs.plan.index", "from okrdocs.model import Kind\nfrom okrdocs.plan.build import build_plan"),
        ("okrdocs.validate.explain", "def late():\n    import jsonschema"),
        ("okrdocs.validate.check", "import jsonschema_rs"),
        ("okrdocs.render.text", "from okrdocs import resources\nimport jinja2"),
        ("okrdocs.render.text", "if TYPE_CHECKING:\n    from markdown_it import MarkdownIt"),
        ("okrdocs.hosts.mkdocs_plugin", "import mkdocs\nfrom okrdocs.report.text import report"),
    ],
)
def test_what_is_allowed_is_left_alone(name: str, code: str) -> None:
    assert list(violations(name, code)) == []


def test_linting_a_clean_project_starts_without_heavy_packages() -> None:
    code = f"import sys, okrdocs.engine.run; print(*sorted(sys.modules.keys() & {set(HEAVY)!r}))"
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=PACKAGE.parent, capture_output=True, text=True, check=True
    )
    assert result.stdout.split() == []
