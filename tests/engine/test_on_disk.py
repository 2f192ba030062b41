"""Files that are read once more, or that change while they are read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from okrdocs.engine.file_states import read_and_state, read_file
from okrdocs.engine.on_disk import OnDisk

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "page.md"
    file.write_bytes(b"\xef\xbb\xbf# Pl\xc3\xa4ne\r\n")
    return file


def test_a_page_is_read_as_it_is_checked(page: Path) -> None:
    assert OnDisk({"page.md": str(page)})["page.md"] == "# Pläne\r\n"


def test_a_page_that_is_gone_has_no_text(page: Path) -> None:
    texts = OnDisk({"page.md": str(page)})
    page.unlink()
    assert texts.get("page.md") is None


def test_a_page_that_says_something_else_by_now_has_no_text(page: Path) -> None:
    hashes = {"page.md": hash(page.read_bytes())}
    texts = OnDisk({"page.md": str(page)}, {}, hashes)
    assert texts.get("page.md") == "# Pläne\r\n"
    page.write_text("# Plans\n", encoding="utf-8")
    assert texts.get("page.md") is None


def test_what_stands_in_an_editor_counts_instead_of_the_file(page: Path) -> None:
    typed = b"# Typed\n"
    texts = OnDisk({"page.md": str(page)}, {"page.md": typed}, {"page.md": hash(typed)})
    assert texts["page.md"] == "# Typed\n"


@pytest.mark.parametrize("size", [0, 5, 1 << 16, (1 << 16) + 1, 1 << 18])
def test_a_file_is_read_to_its_end_whatever_its_size(page: Path, size: int) -> None:
    page.write_bytes(os.urandom(size))
    assert read_file(str(page)) == page.read_bytes()
    data, state = read_and_state(str(page))
    assert (len(data), data) == (state.size, page.read_bytes())


def test_a_folder_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises((IsADirectoryError, PermissionError)):
        read_file(str(tmp_path))
