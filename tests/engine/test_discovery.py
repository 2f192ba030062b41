"""Which pages are read, and which are reported on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mkdocs.config.base import load_config
from mkdocs.structure.files import get_files

from okrdocs.engine.discovery import discover
from okrdocs.engine.project import find_project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Tree = Callable[[dict[str, str]], Path]


def found(top: Path, *paths: str) -> list[str]:
    return list(discovered(top, *paths)[0])


def discovered(top: Path, *paths: str) -> tuple[list[str], list[str]]:
    named = [top / path for path in paths]
    result = discover(find_project(named, top), named, top)
    return list(result.files), sorted(result.asked)


def files(*names: str) -> dict[str, str]:
    return dict.fromkeys(names, "")


def test_a_plain_folder_is_walked_without_what_is_not_ours(tree: Tree) -> None:
    top = tree(
        files(
            *("b.md", "a.markdown", "c/d.mkd", "c/e.mdown", "c/f.mkdn", "notes.txt", "G.MD"),
            *(".github/hidden.md", "node_modules/x/readme.md", "__pycache__/x.md", "c/.d/x.md"),
            *("env/pyvenv.cfg", "env/lib/x.md", "site/sitemap.xml", "site/x.md"),
            *("other/mkdocs.yml", "other/docs/x.md", "third/okrdocs.toml", "third/x.md"),
            *("README.md", "index.md"),
        )
    )
    assert found(top) == [
        *("README.md", "a.markdown", "b.md", "c/d.mkd", "c/e.mdown", "c/f.mkdn", "index.md")
    ]


def test_a_folder_with_a_table_in_pyproject_is_a_project_of_its_own(tree: Tree) -> None:
    top = tree({"a.md": "", "sub/b.md": "", "sub/pyproject.toml": "[tool.okrdocs]\n"})
    assert found(top) == ["a.md"]
    assert found(top, "sub") == ["sub/b.md"]


SITES = {
    "plain": ("", files("index.md", "a/b.md", "README.txt", "a/c.markdown")),
    "hidden": ("", files("index.md", ".obsidian/x.md", "a/.x.md", "templates/x.md", "a/templates/y.md")),
    "excluded": ("exclude_docs: |\n  drafts/\n  *.skip.md\n", files("index.md", "drafts/x.md", "a.skip.md")),
    "brought back": ("exclude_docs: |\n  !.x.md\n  !/templates/\n", files(".x.md", "templates/y.md")),
    "drafts": ("draft_docs: draft-*.md\n", files("index.md", "draft-a.md")),
    "two starts": ("", files("index.md", "README.md", "a/README.md", "b/README.md", "b/index.html")),
    "excluded start": ("exclude_docs: index.md\n", files("index.md", "README.md")),
    "same name": ("", files("a.md", "a.markdown", "b.html", "b.md")),
    "no directories": ("use_directory_urls: false\n", files("a.md", "a.markdown", "b.html", "b.md")),
}


@pytest.mark.parametrize("name", SITES)
def test_a_site_has_the_pages_that_mkdocs_builds(tree: Tree, name: str) -> None:
    config, pages = SITES[name]
    top = tree({"mkdocs.yml": f"site_name: x\n{config}", **{f"docs/{page}": "" for page in pages}})
    built = get_files(load_config(str(top / "mkdocs.yml")))
    expected = sorted(f"docs/{file.src_uri}" for file in built.documentation_pages())
    assert found(top) == expected
    assert expected


def test_docs_dir_is_where_the_configuration_says(tree: Tree) -> None:
    top = tree({"conf/mkdocs.yml": "docs_dir: ../pages", "pages/a.md": "", "docs/b.md": ""})
    assert found(top, "conf") == ["pages/a.md"]


def test_links_to_folders_are_followed_and_loops_end(tree: Tree) -> None:
    top = tree({"mkdocs.yml": "", "docs/a/x.md": "", "shared/y.md": ""})
    (top / "docs/linked").symlink_to(top / "shared")
    (top / "docs/a/loop").symlink_to(top / "docs")
    (top / "docs/self.md").symlink_to("self.md")
    (top / "docs/gone.md").symlink_to("gone")
    assert found(top) == ["docs/a/x.md", "docs/gone.md", "docs/linked/y.md", "docs/self.md"]


def test_folders_linked_to_each_other_end(tree: Tree) -> None:
    names = [f"f{number}" for number in range(8)]
    top = tree({f"{name}/x.md": "" for name in names})
    for name in names:
        for other in names:
            (top / name / other).symlink_to(top / other)
    assert len(found(top)) < 10_000


@pytest.mark.parametrize(
    ("paths", "asked"),
    [
        ([], ["docs/a/b.md", "docs/index.md"]),
        (["docs"], ["docs/a/b.md", "docs/index.md"]),
        (["docs/a"], ["docs/a/b.md"]),
        (["docs/a/b.md"], ["docs/a/b.md"]),
        (["docs/a/../a"], ["docs/a/b.md"]),
        (["docs/a", "docs/index.md"], ["docs/a/b.md", "docs/index.md"]),
        (["."], ["NOTES.md", "docs/a/b.md", "docs/index.md"]),
        (["NOTES.md"], ["NOTES.md"]),
        (["docs/README.md"], ["docs/README.md"]),
        (["docs/.hidden"], ["docs/.hidden/x.md"]),
        (["plan.txt"], ["plan.txt"]),
    ],
)
def test_paths_choose_what_is_reported_on(tree: Tree, paths: list[str], asked: list[str]) -> None:
    site = files(
        "docs/index.md", "docs/README.md", "docs/a/b.md", "docs/.hidden/x.md", "NOTES.md", "plan.txt"
    )
    top = tree({"mkdocs.yml": "", **site})
    read, reported = discovered(top, *paths)
    assert reported == asked
    assert read == ["docs/a/b.md", "docs/index.md", *(page for page in asked if page not in read[:2])]


def test_a_page_reached_through_a_link_is_the_same_page(tree: Tree) -> None:
    top = tree({"mkdocs.yml": "", "handbook/a.md": ""})
    (top / "docs").symlink_to(top / "handbook")
    assert discovered(top, "handbook/a.md") == (["docs/a.md"], ["docs/a.md"])


def test_pages_outside_of_the_working_folder_are_named_from_it(tree: Tree) -> None:
    top = tree(files("mkdocs.yml", "docs/a.md", "src/x"))
    result = discover(find_project([top / "docs"], top / "src"), [top / "docs"], top / "src")
    assert list(result.files) == ["../docs/a.md"]
