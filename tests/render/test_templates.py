"""The templates as a whole: overridable, strict, free of what a strict security policy forbids."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from okrdocs import resources
from okrdocs.engine.errors import ConfigError
from okrdocs.render.environment import Templates
from tests.render.examples import ALL
from tests.render.rendering import Addresses, plan_of, read, renderer

if TYPE_CHECKING:
    from pathlib import Path

PLAN = plan_of(*ALL)
SHIPPED = sorted(path for path in resources.TEMPLATES.rglob("*") if path.suffix in (".html", ".svg"))


def test_own_template_replaces_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "reference.html").write_text("<i>{{ ref.title }}</i>", encoding="utf-8")
    made = renderer(PLAN, templates=tmp_path)
    assert made.reference("calls", Addresses()) == "<i>Calls to the call centre fall</i>"
    assert "okr-card" in made.card("support", Addresses())


def test_own_part_replaces_the_shipped_one_everywhere(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    icons = (resources.TEMPLATES / "parts" / "icons.html").read_text(encoding="utf-8")
    (tmp_path / "parts" / "icons.html").write_text(
        icons.replace('class="okr-i', 'class="mine okr-i'), encoding="utf-8"
    )
    assert read(renderer(PLAN, templates=tmp_path).card("support", Addresses())).with_class("mine")


def test_misspelt_name_in_a_template_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "reference.html").write_text("{{ ref.titel }}", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"`reference.html` cannot be used: .*titel"):
        renderer(PLAN, templates=tmp_path).reference("calls", Addresses())


def test_broken_template_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "reference.html").write_text("\n{% if %}", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"`reference.html`, line 2 cannot be used"):
        renderer(PLAN, templates=tmp_path).reference("calls", Addresses())


def test_values_are_escaped() -> None:
    templates = Templates()
    assert "&lt;b&gt;" in templates.render("badge-image.html", address="<b>", alt="<b>")


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_templates_neither_style_nor_script_nor_trust(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle=|<script|<style|\son\w+=|\|\s*safe", text)


def test_same_input_gives_same_bytes() -> None:
    first, second = (renderer(plan_of(*ALL)) for _ in range(2))
    for entry in PLAN.objects():
        assert first.page(entry.id, Addresses()) == second.page(entry.id, Addresses())


def test_stylesheet_knows_every_class_that_is_used() -> None:
    css = (resources.TEMPLATES / "okrdocs.css").read_text(encoding="utf-8")
    hooks = {
        "okr-card",
        "okr-summary",
        "okr-badge",
        "okr-lede",
        "okr-list",
        "okr-help",
        "okr-chain",
    }
    used = {name for path in SHIPPED for name in re.findall(r"\bokr-[a-z]+\b(?![-{])", _classes(path))}
    assert {name for name in used if f".{name}" not in css} <= hooks


def _classes(path: Path) -> str:
    return " ".join(re.findall(r'class="([^"]*)"', path.read_text(encoding="utf-8")))


def test_unknown_id_is_told_to_the_host() -> None:
    with pytest.raises(KeyError):
        renderer(PLAN).card("nobody", Addresses())
