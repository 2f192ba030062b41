"""What the documentation promises: its pictures are there, its examples right, its references complete."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from jinja2 import Environment, meta
from pictures import PICTURES
from template_reference import TEMPLATES, variables
from token_reference import token_page

import tasks
from okrdocs import resources
from tests.browser.conftest import STRICT_POLICY
from tests.browser.page_kinds import PAGES as PAGES_OF_THE_EXAMPLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import BuildSite

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.glob("*.md"))]
TEXTS = {page.relative_to(ROOT).as_posix(): page.read_text(encoding="utf-8") for page in PAGES}
OWNERS = TEXTS["docs/site-owners.md"]
PICTURE = re.compile(r"!\[([^]]*)\]\((?:docs/)?images/([\w-]+)\.png(#only-\w+)?\)")
SHOWN = [(page, *found) for page, text in TEXTS.items() for found in PICTURE.findall(text)]
SHIPPED = sorted(file.name for ending in ("html", "svg") for file in resources.TEMPLATES.glob(f"*.{ending}"))
SHARED = {"words", "tongue", "english"}


def _examples(language: str, fence: str = "```") -> Iterator[tuple[str, str]]:
    """Yield each example in a language, with a name for the test."""
    block = re.compile(rf"^{fence}{language}\n(.*?)^{fence}$", re.M | re.S)
    for page, text in TEXTS.items():
        for count, example in enumerate(block.findall(text), 1):
            yield f"{page}-{count}", example


def test_pictures_are_those_that_the_script_takes() -> None:
    files = {file.stem: file.stat().st_size for file in (DOCS / "images").iterdir()}
    assert files.keys() == {picture.name for picture in PICTURES} == {name for _, _, name, _ in SHOWN}
    assert sum(files.values()) < 1_500_000


def test_every_kind_of_page_has_a_picture() -> None:
    assert {_kind(path.removeprefix("material/")) for path in PAGES_OF_THE_EXAMPLE.values()} <= {
        _kind(picture.page) for picture in PICTURES
    }


def _kind(address: str) -> str:
    """Return `okrs/outcomes` for the page of an outcome, `teams` for that of a team."""
    folder, _, page = address.partition("#")[0].strip("/").partition("/")
    return f"{folder}/{page.partition('/')[0]}" if folder == "okrs" else folder


@pytest.mark.parametrize(("page", "alt", "name", "mode"), SHOWN)
def test_a_picture_says_what_is_seen_in_light_and_dark(page: str, alt: str, name: str, mode: str) -> None:
    assert len(alt.split()) > 5
    other = {"": "", "#only-light": f"{name}-dark.png#only-dark", "#only-dark": f"{name[:-5]}.png#only-light"}
    assert other[mode] in TEXTS[page]


@pytest.mark.parametrize("name", SHIPPED)
def test_the_reference_has_each_template_with_its_variables(name: str) -> None:
    source = (resources.TEMPLATES / name).read_text(encoding="utf-8")
    used = meta.find_undeclared_variables(Environment(autoescape=True).parse(source))
    assert used - SHARED == variables(name)


def test_the_reference_has_no_template_that_is_gone() -> None:
    assert sorted(TEMPLATES) == SHIPPED


def test_the_reference_has_each_custom_property_of_the_style_sheet() -> None:
    source = (resources.TEMPLATES / "okrdocs.css").read_text(encoding="utf-8")
    used = set(re.findall(r"var\((--okr-\w+)\)", source))
    assert used <= set(re.findall(r"`(--okr-\w+)`", token_page()))


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in _examples("yaml")])
def test_examples_in_yaml_are_yaml(text: str) -> None:
    assert next(iter(yaml.safe_load_all(text)))


@pytest.mark.parametrize(
    "text", [pytest.param(text, id=name) for name, text in _examples("markdown", "````")]
)
def test_example_pages_have_no_errors(tmp_path: Path, text: str) -> None:
    (tmp_path / "page.md").write_text(text, encoding="utf-8")
    (tmp_path / "okrdocs.toml").write_text("as_of = 2026-11-23\n", encoding="utf-8")
    command = (sys.executable, "-m", "okrdocs", "lint", "--format", "json", "page.md")
    report = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8").stdout
    found = [one for one in json.loads(report)["diagnostics"] if one["severity"] == "error"]
    elsewhere = {"K004", "R401"}  # links lead to objects on other pages
    assert [one["message"] for one in found if one["code"] not in elsewhere] == []


@pytest.mark.parametrize(
    "text", [pytest.param(text, id=name) for name, text in _examples("yaml") if "  - okrdocs" in text]
)
def test_example_configurations_build_a_site(build_site: BuildSite, tmp_path: Path, text: str) -> None:
    (tmp_path / "overrides").mkdir()
    config: dict[str, Any] = yaml.safe_load(text)
    site = build_site({"index.md": "# Home\n"}, **config)
    assert "okrs/index.html" in site.names()


def test_a_style_sheet_of_your_own_has_the_last_word(build_site: BuildSite) -> None:
    (sheet,) = re.findall(r"```css\n(/\* docs/own.css \*/\n.*?)```", OWNERS, re.S)
    home = build_site({"index.md": "# Home\n", "own.css": sheet}, extra_css=["own.css"]).read("index.html")
    assert 0 < home.index("okrs/okrdocs.css") < home.index("own.css")


def test_the_guide_tells_where_templates_are_and_what_policy_is_tested() -> None:
    (command,) = re.findall(r"^python -c .*$", OWNERS, re.M)
    _, *arguments = shlex.split(command)
    told = subprocess.run([sys.executable, *arguments], capture_output=True, encoding="utf-8").stdout
    assert (Path(told.strip()) / "dashboard.html").is_file()
    assert STRICT_POLICY in OWNERS


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_links_of_pages_outside_the_site_lead_somewhere(page: str) -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)", TEXTS[page]) if "://" not in link]
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_every_task_that_is_named_is_one() -> None:
    named = {task for text in TEXTS.values() for task in re.findall(r"python3 tasks\.py (\w+)", text)}
    assert named <= tasks.TASKS.keys()
    assert {"serve", "test"} <= named
