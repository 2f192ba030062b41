"""Compiled templates that are kept: never a stale one, never an error."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment, FileSystemLoader

from okrdocs.render.compiled import Compiled

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Python keep what it compiles, whatever the tests run with."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def render(folder: Path, source: str, *, trim: bool = True, shipped: str = ".") -> str:
    (folder / "a.html").write_text(source)
    environment = Environment(
        loader=FileSystemLoader(folder),
        bytecode_cache=Compiled(folder / shipped),
        trim_blocks=trim,
        autoescape=True,
    )
    return environment.get_template("a.html").render(name="<b>")


def files_kept(folder: Path) -> list[Path]:
    return [*(folder / "__pycache__").iterdir()] if (folder / "__pycache__").is_dir() else []


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
    assert len(files_kept(tmp_path)) == 2


@pytest.mark.parametrize("left", [b"", b"j2", b"\x00" * 40, None])
def test_a_damaged_file_counts_as_not_there(tmp_path: Path, left: bytes | None) -> None:
    render(tmp_path, "Hello {{ name }}")
    (file,) = files_kept(tmp_path)
    file.write_bytes(file.read_bytes()[:-20] if left is None else left)
    assert render(tmp_path, "Hello {{ name }}") == "Hello &lt;b&gt;"


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "__pycache__").write_text("in the way")
    assert render(tmp_path, "Hello {{ name }}") == "Hello &lt;b&gt;"


def test_nothing_is_kept_where_python_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    render(tmp_path, "Hello {{ name }}")
    assert files_kept(tmp_path) == []


def test_a_template_of_a_teams_own_is_not_kept_among_the_shipped_ones(tmp_path: Path) -> None:
    (tmp_path / "shipped").mkdir()
    assert render(tmp_path, "Hello {{ name }}", shipped="shipped") == "Hello &lt;b&gt;"
    assert files_kept(tmp_path / "shipped") == []
