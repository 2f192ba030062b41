"""Changed pages are written whole or not at all, and keep what is not text about them."""

from __future__ import annotations

import os
import stat
import subprocess
from typing import TYPE_CHECKING

import pytest

from okrdocs.engine.fix_files import Unwritten, as_diff, write_pages
from okrdocs.engine.fix_project import Change

if TYPE_CHECKING:
    from pathlib import Path


def write(folder: Path, name: str, data: bytes) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return file


def test_byte_order_mark_line_ends_and_mode_stay(tmp_path: Path) -> None:
    file = write(tmp_path, "docs/a.md", b"\xef\xbb\xbfold\r\n\xc3\xa4\r")
    file.chmod(0o640)
    assert write_pages({"docs/a.md": Change("old\r\nä\r", "new\r\nä\r")}, tmp_path) == []
    assert file.read_bytes() == b"\xef\xbb\xbfnew\r\n\xc3\xa4\r"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert [path.name for path in file.parent.iterdir()] == ["a.md"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    file = write(tmp_path, "elsewhere/a.md", b"old")
    (tmp_path / "a.md").symlink_to(file)
    assert write_pages({"a.md": Change("old", "new")}, tmp_path) == []
    assert (tmp_path / "a.md").is_symlink()
    assert file.read_bytes() == b"new"


@pytest.mark.parametrize("now", [b"other", b"old\n", b"\xff"])
def test_a_page_that_somebody_changed_meanwhile_is_left_alone(tmp_path: Path, now: bytes) -> None:
    file = write(tmp_path, "a.md", now)
    left = write_pages({"a.md": Change("old", "new")}, tmp_path)
    assert left == [Unwritten("a.md", "it was changed after it had been read")]
    assert file.read_bytes() == now


def test_a_page_that_is_gone_does_not_keep_others_from_being_written(tmp_path: Path) -> None:
    file = write(tmp_path, "b.md", b"old")
    left = write_pages({"a.md": Change("old", "new"), "b.md": Change("old", "new")}, tmp_path)
    assert left == [Unwritten("a.md", "no such file or directory")]
    assert file.read_bytes() == b"new"
    assert not (tmp_path / "a.md").exists()


def test_a_read_only_page_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write(tmp_path, "a.md", b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)  # whoever runs the tests may be allowed everything
    assert write_pages({"a.md": Change("old", "new")}, tmp_path) == [Unwritten("a.md", "it is read-only")]
    assert file.read_bytes() == b"old"


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_nothing_is_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    file = write(tmp_path, "a.md", b"old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, fail)
    left = write_pages({"a.md": Change("old", "new" * 10_000)}, tmp_path)
    assert left == [Unwritten("a.md", "no space left on device")]
    assert file.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


def test_stopping_it_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write(tmp_path, "a.md", b"old")

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        write_pages({"a.md": Change("old", "new")}, tmp_path)
    assert file.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


def test_the_diff_shows_what_changes() -> None:
    changes = {
        "docs/b.md": Change("one\ntwo\n", "one\n2\n"),
        "a.md": Change("x", "y\n"),
        "c.md": Change("z\n", ""),
    }
    assert as_diff(changes) == (
        "--- a/a.md\n+++ b/a.md\n@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+y\n"
        "--- a/c.md\n+++ b/c.md\n@@ -1 +0,0 @@\n-z\n"
        "--- a/docs/b.md\n+++ b/docs/b.md\n@@ -1,2 +1,2 @@\n one\n-two\n+2\n"
    )


def test_git_can_apply_the_diff(tmp_path: Path) -> None:
    before = "# Plan\r\n\r\nWords\u2028 and words\nlast"
    after = "# Plan\r\nMore\r\nWords\u2028 and words\nvery last"
    file = write(tmp_path, "docs/a.md", before.encode())
    diff = as_diff({"docs/a.md": Change(before, after)})
    subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=diff.encode(), check=True)
    assert file.read_bytes() == after.encode()
