"""Compiled templates that are kept: never a stale one, never an error."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from jinja2 import DictLoader, Environment

from okrdocs.render.compiled import Compiled

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Python keep what it compiles, whatever the tests run with."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def render(folder: Path, source: str, *, trim: bool = True) -> str:
    loader = DictLoader({"a.html": source})
    environment = Environment(
        loader=loader, bytecode_cache=Compiled(folder), trim_blocks=trim, autoescape=True
    )
    return environment.get_template("a.html").render(name="<b>")


def test_what_was_compiled_is_not_compiled_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = render(tmp_path, "Hello {{ name }}")
    monkeypatch.setattr(Environment, "compile", lambda *_: pytest.fail("compiled again"))
    assert render(tmp_path, "Hello {{ name }}") == first == "Hello &lt;b&gt;"


def test_a_template_that_has_changed_is(tmp_path: Path) -> None:
    render(tmp_path, "Hello {{ name }}")
    assert render(tmp_path, "Bye {{ name }}") == "Bye &lt;b&gt;"


def test_another_way_to_compile_gives_another_file(tmp_path: Path) -> None:
    source = "{% if name %}\nyes{% endif %}"
    assert [render(tmp_path, source, trim=trim) for trim in (True, False)] == ["yes", "\nyes"]
    assert len([*tmp_path.iterdir()]) == 2


@pytest.mark.parametrize("left", [b"", b"j2", b"\x00" * 40, None])
def test_a_damaged_file_counts_as_not_there(tmp_path: Path, left: bytes | None) -> None:
    render(tmp_path, "Hello {{ name }}")
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:-20] if left is None else left)
    assert render(tmp_path, "Hello {{ name }}") == "Hello &lt;b&gt;"


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert render(tmp_path / "file", "Hello {{ name }}") == "Hello &lt;b&gt;"


def test_nothing_is_kept_where_python_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    render(tmp_path, "Hello {{ name }}")
    assert [*tmp_path.iterdir()] == []
