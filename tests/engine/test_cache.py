"""What a run leaves behind: it must never show, except in how soon the next one is done."""

from __future__ import annotations

import json
import os
import random
import shutil
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pytest

from okrdocs.engine import cache, full_run
from okrdocs.engine import lint as engine
from okrdocs.engine.baseline import update_baseline
from okrdocs.engine.cache import FOLDER, VARIABLE
from okrdocs.engine.config import parse_settings
from okrdocs.engine.project import Project
from tests.engine.repositories import Repository, isolate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from okrdocs.engine.lint import LintResult

OBJECTIVE = """\
```okr
objective: Customers get answers without having to call us
id: {id}
period: 2026-Q4
owner: support
outcomes:
  - outcome: Calls to the call centre fall
    id: {id}-calls
    unit: calls/week
    baseline: {number}
    target: 2500
    guards: [{other}-calls]
outputs:
  - {{output: Searchable product database, id: {id}-search, leads_to: {other}-calls, due: 2026-12-01}}
```
"""
TEXTS = (
    "# Notes\n\nNothing of ours stands here.\n",
    "# Plan\n\nSee [it](okr:alpha-calls).\n",
    *(
        OBJECTIVE.format(id=one, other=other, number=4000)
        for one, other in (("alpha", "beta"), ("beta", "gone"))
    ),
    OBJECTIVE.format(id="gamma", other="alpha", number="many"),
    OBJECTIVE.format(id="delta", other="beta", number=4000).replace("owner:", "owner"),
    "<!-- okrdocs: ignore[M208] we know -->\n" + OBJECTIVE.format(id="eta", other="eta", number=1),
    "---\nokr: {owner: support, lang: de}\n---\n" + OBJECTIVE.format(id="zeta", other="eta", number=1),
    "caf\xe9 okr\n",
)
NAMES = ("a.md", "b.md", "c.md", "sub/d.md", "sub/e.md")
SETTINGS: tuple[dict[str, object], ...] = (
    {"as_of": "2026-11-23"},
    {"as_of": "2026-12-30"},
    {"as_of": "2026-11-23", "ignore": ["M208"]},
    {"as_of": "2026-11-23", "profile": "strict"},
    {"as_of": "2026-11-23", "rules": {"K007": {"min": 1}}},
    {"as_of": "2026-11-23", "fail_on": "warning"},
)


@dataclass
class Desk:
    """A project that somebody works on."""

    folder: Path
    written: dict[str, object] = field(default_factory=lambda: SETTINGS[0])
    paths: tuple[str, ...] = ()

    @property
    def project(self) -> Project:
        return Project(self.folder, parse_settings(self.written, base=self.folder))

    @property
    def files(self) -> list[Path]:
        return sorted(self.folder.rglob("*.md"))

    @property
    def kept(self) -> list[Path]:
        return list((self.folder / FOLDER).glob("*.json"))

    def write(self, name: str, text: str, age: float = 0) -> None:
        file = self.folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(text.encode("latin-1"))
        made_older(file, age)

    def lint(self, *, cache: bool = True) -> LintResult:
        project = self.project
        paths = [self.folder / path for path in self.paths if (self.folder / path).exists()]
        return engine.lint(project, project.settings, paths, self.folder, cache=cache)


def made_older(file: Path, seconds: float) -> None:
    """Give a file times in the past, as most files have."""
    then = file.stat().st_mtime - seconds
    os.utime(file, (then, then))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(engine, "MANY", 0)
    made = Desk(tmp_path)
    for name, text in zip(NAMES, TEXTS, strict=False):
        made.write(name, text, age=100)
    return made


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note each run that looks at everything anew."""
    noted: list[str] = []
    run_fully = full_run.run_fully

    def noting(*args: object, **options: object) -> object:
        noted.append("run")
        return run_fully(*args, **options)  # type: ignore[arg-type]  # passed on as they come

    monkeypatch.setattr(full_run, "run_fully", noting)
    return noted


def seeded(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - the same steps each time


def said(result: LintResult) -> object:
    """Return all that a report could show, the fixes included."""
    fixes = [(one.finding.fix, one.finding.related) for one in result.diagnostics]
    return replace(result, texts=dict(result.texts)), fixes


# What people, tools and accidents do to a project and to what is kept of it.


def add_or_edit(desk: Desk, chance: random.Random) -> None:
    desk.write(chance.choice(NAMES), chance.choice(TEXTS), age=chance.choice((0, 100)))


def append(desk: Desk, chance: random.Random) -> None:
    for file in chance.sample(desk.files, min(1, len(desk.files))):
        file.write_bytes(file.read_bytes() + chance.choice((b"\n", b"okr\n", b"\nMore text.\n")))


def touch(desk: Desk, chance: random.Random) -> None:
    for file in chance.sample(desk.files, min(2, len(desk.files))):
        made_older(file, chance.choice((-50, 0, 50)))


def delete(desk: Desk, chance: random.Random) -> None:
    for file in chance.sample(desk.files, min(1, len(desk.files))):
        file.unlink()


def rename(desk: Desk, chance: random.Random) -> None:
    for file in chance.sample(desk.files, min(1, len(desk.files))):
        file.rename(desk.folder / chance.choice(NAMES))


def swap_letters(desk: Desk, chance: random.Random) -> None:
    """Change a page so that neither its size nor the time it was written tells."""
    for file in chance.sample(desk.files, min(2, len(desk.files))):
        before = file.stat()
        file.write_bytes(file.read_bytes().translate(bytes.maketrans(b"4a1", b"1b4")))
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def configure(desk: Desk, chance: random.Random) -> None:
    desk.written = chance.choice(SETTINGS)


def ask_for_less(desk: Desk, chance: random.Random) -> None:
    desk.paths = chance.choice(((), (), ("sub",), ("a.md", "b.md")))


def accept(desk: Desk, chance: random.Random) -> None:
    result = desk.lint(cache=chance.random() < 0.5)
    update_baseline(desk.project.settings, result.kept, result.diagnostics)


def accept_nothing(desk: Desk, chance: random.Random) -> None:
    (desk.folder / "okrdocs-baseline.json").unlink(missing_ok=True)


def damage(desk: Desk, chance: random.Random) -> None:
    for file in desk.kept:
        data = bytearray(file.read_bytes())
        kind = chance.randrange(5)
        if kind == 0:
            data = data[: chance.randrange(len(data))]
        elif kind == 1:
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        elif kind == 2:
            data = bytearray(chance.choice((b"", b"{}", b"[]\n[]", b"null", b"\xff\x00")))
        elif kind == 3:
            data += b" "
        else:
            shutil.rmtree(file.parent)
            return
        file.write_bytes(data)


STEPS: tuple[Callable[[Desk, random.Random], None], ...] = (
    *(add_or_edit, append, touch, delete, rename, swap_letters),
    *(configure, ask_for_less, accept, accept_nothing, damage),
)


@pytest.mark.parametrize("seed", range(6))
def test_no_run_says_anything_else_than_without(desk: Desk, seed: int) -> None:
    chance = seeded(seed)
    for _ in range(25):
        for step in chance.sample(STEPS, chance.randrange(3)):
            step(desk, chance)
        assert said(desk.lint()) == said(desk.lint(cache=False))


@pytest.mark.parametrize("seed", range(2))
def test_nor_does_one_in_a_repository(
    desk: Desk, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    chance = seeded(seed)
    isolate(monkeypatch, tmp_path_factory.mktemp("home"))
    repository = Repository.new(desk.folder)
    days = iter(range(1, 31))
    for _ in range(12):
        for step in chance.sample((*STEPS[:7], damage), chance.randrange(3)):
            step(desk, chance)
        if chance.random() < 0.5:
            repository.git("add", "--all", "*.md")
            repository.git("commit", "--quiet", "--allow-empty", "-m", "x", day=f"2026-10-{next(days):02}")
        assert said(desk.lint()) == said(desk.lint(cache=False))


def test_nothing_is_checked_twice(desk: Desk, runs: list[str]) -> None:
    first = desk.lint()
    assert said(desk.lint()) == said(first)
    desk.paths = ("sub",)
    desk.lint()
    assert runs == ["run"]


@pytest.mark.parametrize("step", [touch, ask_for_less])
def test_what_changes_nothing_costs_nothing(
    desk: Desk, runs: list[str], step: Callable[[Desk, random.Random], None]
) -> None:
    desk.lint()
    step(desk, seeded(1))
    desk.write("new.md", TEXTS[0])
    desk.lint()
    assert runs == ["run"], "pages that hold nothing for us come and go"


@pytest.mark.parametrize("written", SETTINGS[1:5])
def test_other_settings_and_days_are_another_run(
    desk: Desk, runs: list[str], written: dict[str, object]
) -> None:
    desk.lint()
    desk.written = written
    desk.lint()
    assert len(runs) == 2


def test_a_page_that_is_written_right_after_it_was_read_is_read_again(desk: Desk) -> None:
    before = (desk.folder / "c.md").stat()
    desk.lint()
    text = (desk.folder / "c.md").read_text(encoding="utf-8").replace("4000", "2500")
    desk.write("c.md", text)
    os.utime(desk.folder / "c.md", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert "M203" in {one.code for one in desk.lint().diagnostics}


def test_a_page_that_cannot_be_read_is_not_remembered(desk: Desk) -> None:
    (desk.folder / "gone.md").symlink_to("nowhere")
    assert "K000" in {one.code for one in desk.lint().diagnostics}
    assert desk.kept == []


def test_the_folder_keeps_out_of_repositories_and_backups(desk: Desk) -> None:
    desk.lint()
    folder = desk.folder / FOLDER
    assert (folder / ".gitignore").read_text(encoding="utf-8").endswith("*\n")
    assert (
        (folder / "CACHEDIR.TAG")
        .read_text(encoding="utf-8")
        .startswith("Signature: 8a477f597d28d172789f06886806bc55")
    )
    assert [file.suffix for file in folder.iterdir() if file.name.startswith("lint")] == [".json"]


def test_another_folder_can_be_chosen(desk: Desk, monkeypatch: pytest.MonkeyPatch, runs: list[str]) -> None:
    monkeypatch.setenv(VARIABLE, str(desk.folder / "elsewhere" / "deep"))
    desk.lint()
    desk.lint()
    assert runs == ["run"]
    assert not (desk.folder / FOLDER).exists()


def test_a_file_in_place_of_the_folder_is_no_trouble(desk: Desk) -> None:
    (desk.folder / FOLDER).write_text("mine", encoding="utf-8")
    assert said(desk.lint()) == said(desk.lint(cache=False))
    assert (desk.folder / FOLDER).read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("piece", [1, 3, 500])
def test_what_is_kept_is_json(desk: Desk, monkeypatch: pytest.MonkeyPatch, piece: int) -> None:
    monkeypatch.setattr(cache, "_PIECE", piece)
    first = desk.lint()
    (file,) = desk.kept
    lines = [json.loads(line) for line in file.read_bytes().splitlines()[1:]]
    assert {page for name, pages in lines if name == "files" for page in pages} == {*NAMES}
    assert said(desk.lint()) == said(first)


def test_a_few_pages_leave_nothing_behind(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "MANY", 100)
    desk.lint()
    assert not (desk.folder / FOLDER).exists()
