"""Which configuration a lint finds, and how a site's is read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from okrdocs.engine.errors import ConfigError
from okrdocs.engine.project import find_project, settings_of_build

if TYPE_CHECKING:
    from collections.abc import Callable

    Tree = Callable[[dict[str, str]], Path]

SITE = "site_name: Plans\nplugins:\n  - okrdocs:\n      path: from-site\n"
PAGE = {"docs/index.md": "# Hi\n"}


@pytest.fixture(autouse=True)
def _working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("files", "start", "root", "path"),
    [
        pytest.param({}, ".", ".", "okrs", id="nothing"),
        pytest.param({"mkdocs.yml": SITE}, ".", ".", "from-site", id="mkdocs.yml"),
        pytest.param({"mkdocs.yaml": SITE}, ".", ".", "from-site", id="mkdocs.yaml"),
        pytest.param({"properdocs.yml": SITE}, ".", ".", "from-site", id="properdocs.yml"),
        pytest.param({"okrdocs.toml": 'path = "toml"'}, "docs", ".", "toml", id="folder below"),
        pytest.param({"okrdocs.toml": 'path = "toml"'}, "docs/index.md", ".", "toml", id="file below"),
        pytest.param({"pyproject.toml": '[tool.okrdocs]\npath = "py"'}, ".", ".", "py", id="pyproject.toml"),
        pytest.param(
            {"okrdocs.toml": 'path = "far"', "docs/okrdocs.toml": 'path = "near"'},
            *("docs", "docs", "near"),
            id="the nearest wins",
        ),
        pytest.param(
            {"okrdocs.toml": 'path = "far"', "docs/pyproject.toml": "[project]\nname = 'okrdocs'"},
            *("docs", ".", "far"),
            id="a pyproject.toml about something else is passed by",
        ),
        pytest.param(
            {"mkdocs.yml": "plugins:\n  - okrdocs\n", "okrdocs.toml": 'path = "toml"'},
            *(".", ".", "toml"),
            id="a plugin without options leaves them to okrdocs.toml",
        ),
        pytest.param(
            {"mkdocs.yml": "plugins:\n  - okrdocs: {enabled: false}\n", "okrdocs.toml": 'path = "toml"'},
            *(".", ".", "toml"),
            id="enabled is no option of ours",
        ),
        pytest.param(
            {"mkdocs.yml": "plugins:\n  search: {}\n  okrdocs:\n    path: dict\n"},
            *(".", ".", "dict"),
            id="plugins as a mapping",
        ),
        pytest.param(
            {"mkdocs.yml": SITE, "okrdocs.toml": "# nothing yet\n"}, ".", ".", "from-site", id="empty file"
        ),
    ],
)
def test_the_configuration_is_found(
    tree: Tree, files: dict[str, str], start: str, root: str, path: str
) -> None:
    top = tree(PAGE | files)
    project = find_project([top / start], top)
    assert (project.root, project.settings.path) == (top / root, path)


def test_the_search_ends_at_the_repository(tree: Tree) -> None:
    top = tree({"okrdocs.toml": 'path = "outer"', "inner/.git/HEAD": "", "inner/a.md": ""})
    project = find_project([top / "inner"], top / "inner")
    assert (project.root, project.settings.path) == (top / "inner", "okrs")


@pytest.mark.parametrize(
    ("files", "named"),
    [
        ({"mkdocs.yml": SITE, "okrdocs.toml": 'path = "b"'}, "mkdocs.yml and okrdocs.toml"),
        (
            {"mkdocs.yml": SITE, "pyproject.toml": '[tool.okrdocs]\npath = "b"'},
            "mkdocs.yml and pyproject.toml [tool.okrdocs]",
        ),
        (
            {"okrdocs.toml": 'path = "b"', "pyproject.toml": '[tool.okrdocs]\npath = "b"'},
            "okrdocs.toml and pyproject.toml [tool.okrdocs]",
        ),
    ],
)
def test_two_places_for_settings_are_one_too_many(tree: Tree, files: dict[str, str], named: str) -> None:
    top = tree(PAGE | files)
    with pytest.raises(ConfigError, match="keep them in one") as caught:
        find_project([], top)
    assert named in str(caught.value)


def test_a_build_uses_the_same_settings(tree: Tree) -> None:
    top = tree(PAGE | {"mkdocs.yml": "plugins: [okrdocs]", "okrdocs.toml": 'path = "toml"'})
    assert settings_of_build({}, top / "mkdocs.yml") == find_project([], top).settings
    with pytest.raises(ConfigError, match=r"mkdocs\.yml and okrdocs\.toml"):
        settings_of_build({"path": "other"}, top / "mkdocs.yml")
    (top / "okrdocs.toml").unlink()
    assert settings_of_build({"path": "other"}, top / "mkdocs.yml").path == "other"


def test_problems_of_a_build_name_the_file_they_are_in(tree: Tree) -> None:
    top = tree({"okrdocs.toml": "colour = 1"})
    with pytest.raises(ConfigError, match=r"^okrdocs\.toml: `colour` is not a setting"):
        settings_of_build({}, top / "mkdocs.yml")


@pytest.mark.parametrize(
    ("chosen", "path"), [("other.toml", "other"), ("conf/site.yml", "conf"), ("okrdocs.toml", "toml")]
)
def test_a_chosen_file_is_used(tree: Tree, chosen: str, path: str) -> None:
    top = tree(
        {
            "okrdocs.toml": 'path = "toml"',
            "other.toml": 'path = "other"',
            "conf/site.yml": "docs_dir: ../docs\nplugins: [{okrdocs: {path: conf}}]",
        }
        | PAGE
    )
    assert find_project([], top, top / chosen).settings.path == path


def test_only_toml_and_yaml_can_be_chosen(tree: Tree) -> None:
    with pytest.raises(ConfigError, match=r"conf\.json: a configuration is"):
        find_project([], top := tree({"conf.json": "{}"}), top / "conf.json")


def test_inherited_values_are_merged(tree: Tree) -> None:
    top = tree(
        {
            "mkdocs.yml": "INHERIT: base/all.yml\nplugins:\n  okrdocs:\n    fail_on: never\n",
            "base/all.yml": "INHERIT: more.yml\nplugins:\n  okrdocs: {path: inherited, fail_on: info}\n",
            "base/more.yml": "docs_dir: pages\n",
            "pages/a.md": "",
        }
    )
    project = find_project([], top)
    assert (project.settings.path, project.settings.fail_on) == ("inherited", None)
    assert project.pages_dir == top / "pages"


def test_tags_are_understood_or_passed_over(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKR_PATH", "from-environment")
    monkeypatch.delenv("OKR_UNSET", raising=False)
    top = tree(
        PAGE
        | {
            "mkdocs.yml": "markdown_extensions:\n"
            "  - pymdownx.emoji:\n"
            "      emoji_index: !!python/name:material.extensions.emoji.twemoji\n"
            "      options: !relative {custom: [a]}\n"
            "docs_dir: !ENV [OKR_UNSET, docs]\n"
            "plugins:\n"
            "  - okrdocs:\n"
            "      path: !ENV OKR_PATH\n"
            "      as_of: !ENV [OKR_UNSET, OKR_UNSET, 2026-11-23]\n"
        }
    )
    settings = find_project([], top).settings
    assert (settings.path, str(settings.as_of)) == ("from-environment", "2026-11-23")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("mkdocs.yml", "site_name: [", "mkdocs.yml: this is not valid YAML: "),
        ("mkdocs.yml", "- a", "mkdocs.yml: write names and values"),
        ("mkdocs.yml", "docs_dir: pages", "mkdocs.yml: `docs_dir` is `pages`: there is no such folder"),
        ("mkdocs.yml", "INHERIT: gone.yml", "mkdocs.yml: `INHERIT` is `gone.yml`: there is no such file."),
        ("mkdocs.yml", "INHERIT: mkdocs.yml", "mkdocs.yml: `INHERIT` is `mkdocs.yml`: it leads back here."),
        ("mkdocs.yml", "exclude_docs: [a]", "mkdocs.yml: `exclude_docs` should be a text"),
        ("mkdocs.yml", "plugins: [{okrdocs: {pth: a}}]", "mkdocs.yml: `pth` is not a setting. Did you mean"),
        ("okrdocs.toml", "path = ", "okrdocs.toml: this is not valid TOML: "),
        ("okrdocs.toml", "pth = 1", "okrdocs.toml: `pth` is not a setting. Did you mean `path`?"),
        (
            "pyproject.toml",
            "[tool.okrdocs]\npth = 1",
            "pyproject.toml [tool.okrdocs]: `pth` is not a setting",
        ),
    ],
)
def test_a_broken_configuration_is_refused(tree: Tree, name: str, text: str, said: str) -> None:
    top = tree(PAGE | {name: text})
    with pytest.raises(ConfigError) as caught:
        find_project([], top)
    assert str(caught.value).startswith(said)


def test_without_a_configuration_the_working_folder_is_the_project(tree: Tree) -> None:
    top = tree({"team/a.md": "", "b.md": ""})
    assert find_project([top / "team/a.md"], top).root == top
    assert find_project([top / "b.md"], top / "team").root == top


def test_nobody_means_their_whole_home_folder(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    top = tree({"team/a.md": ""})
    monkeypatch.setattr(Path, "home", lambda: top)
    assert find_project([top / "team/a.md"], top).root == top / "team"
    assert find_project([], top).root == top
