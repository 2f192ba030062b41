"""`okrdocs lint` as a user runs it."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from okrdocs import __version__
from okrdocs.hosts.cli import COMMANDS
from tests.hosts.cli_runs import BAD, DAY, GOOD, ONE, lint, okrdocs, report, run

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("project")


def test_a_clean_project(tmp_path: Path) -> None:
    (tmp_path / "docs/support.md").write_text(GOOD)
    result = lint(*DAY, "--select", "K", "--fail-on", "info")
    assert result.output == "Nothing to report in 1 file: 1 objective, 3 outcomes and 1 output in 1 block.\n"
    assert result.exit_code == 0


def test_a_finding_is_shown_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "docs/support.md").write_text(BAD)
    result = lint(*ONE)
    line = "  14 |   - {output: Product database, id: database, leads_to: cals}"
    assert result.output.startswith("docs/support.md:14:56: error: K004 dangling-link: ")
    assert f"{line}\n     | {' ' * 55}^^^^\n     = why: " in result.output
    assert "\n     = help: Did you mean `calls`?\n" in result.output
    assert "\n\n1 error in 1 of 1 file\n" in result.output
    assert result.exit_code == 1


def test_json(tmp_path: Path) -> None:
    (tmp_path / "docs/support.md").write_text(BAD)
    found = report(*ONE)
    assert found["summary"] == {
        "files": 1,
        "blocks": 1,
        "objectives": 1,
        "outcomes": 3,
        "outputs": 1,
        "errors": 1,
        "warnings": 0,
        "infos": 0,
    }
    (one,) = found["diagnostics"]
    assert (one["path"], one["line"], one["column"]) == ("docs/support.md", 14, 56)
    assert (one["end_line"], one["end_column"]) == (14, 60)
    assert (one["object"], one["field"]) == ("database", "leads_to")


@pytest.mark.parametrize(("level", "code"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)])
def test_the_threshold_decides_the_exit_code(tmp_path: Path, level: str, code: int) -> None:
    only_one_outcome = "".join(line for line in GOOD.splitlines(keepends=True) if "ch" not in line)
    (tmp_path / "docs/support.md").write_text(only_one_outcome.replace("leads_to: calls", "leads_to: csat"))
    options = (*DAY, "--select", "K007")
    assert report(*options)["summary"]["warnings"] == 1
    assert lint(*options, "--fail-on", level).exit_code == code
    (tmp_path / "okrdocs.toml").write_text(f'fail_on = "{level}"')
    assert lint(*options).exit_code == code


def test_errors_pass_where_nothing_fails(tmp_path: Path) -> None:
    (tmp_path / "docs/support.md").write_text(BAD)
    assert lint(*DAY, "--fail-on", "never").exit_code == 0


def test_links_resolve_against_the_whole_project(tmp_path: Path) -> None:
    (tmp_path / "docs/support.md").write_text(GOOD)
    output = "```okr\noutput: A chat window\nid: chat\nowner: web\nleads_to: {}\n```\n"
    (tmp_path / "docs/web.md").write_text(output.replace("{}", "chats"))
    (tmp_path / "docs/other.md").write_text(output.replace("{}", "nothing").replace("id: chat", "id: other"))
    found = report(*ONE, "docs/web.md")
    assert found["diagnostics"] == []
    assert (found["summary"]["files"], found["summary"]["outputs"]) == (1, 1)


def test_only_pages_that_were_asked_for_are_reported(tmp_path: Path) -> None:
    (tmp_path / "docs/support.md").write_text(BAD)
    (tmp_path / "docs/web.md").write_text("# Web\n")
    assert report(*ONE, "docs/web.md")["summary"]["errors"] == 0
    assert report(*ONE, "docs")["summary"]["errors"] == 1


def test_the_configuration_is_used(tmp_path: Path) -> None:
    (tmp_path / "docs/index.md").write_text("# Plans\n")
    (tmp_path / "outside.md").write_text(BAD)
    (tmp_path / "mkdocs.yml").write_text("site_name: Plans\nplugins:\n  - okrdocs:\n      fail_on: never\n")
    assert report(*DAY)["summary"]["files"] == 1
    assert lint(*DAY, "outside.md").exit_code == 0
    (tmp_path / "strict.toml").write_text('fail_on = "error"')
    result = lint(*DAY, "outside.md", "-f", "strict.toml")
    assert (result.exit_code, result.stderr.count("There are settings in")) == (2, 1)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("gone.md",), "'gone.md' does not exist"),
        (("--as-of", "tomorrow"), "'tomorrow' is not a day. Write it as 2026-11-23."),
        (("--as-of", "2026-02-30"), "'2026-02-30' is not a day."),
        (
            ("--fail-on", "errors"),
            "'errors' is not one of 'error', 'warning', 'info', 'never'. Did you mean 'error'?",
        ),
        (("--format", "sarf"), "Did you mean 'sarif'?"),
        (("--format", "xml"), "'xml' is not one of 'text', 'concise', 'json'"),
        (("--fromat", "json"), "Did you mean '--format'?"),
        (("--select", "M999"), "there is no rule `M999`"),
        (("--ignore", "mising-target"), "Did you mean `missing-target`?"),
        (("--statistics", "--format", "sarif"), "--statistics cannot be written as sarif"),
        (("--stdin-filename", "a.md"), "--stdin-filename goes with -"),
        (("-", "docs"), "name no other paths beside it"),
        (("--no-baseline", "--update-baseline"), "--no-baseline goes with neither"),
        (("--diff", "--update-baseline"), "there is nothing for --update-baseline"),
        (("--update-baseline", "-"), "not for standard input"),
        (("-f", "gone.toml"), "'gone.toml' does not exist"),
    ],
)
def test_a_wrong_call_ends_with_2(args: tuple[str, ...], said: str) -> None:
    result = lint(*args)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""


def test_every_problem_of_a_configuration_is_shown(tmp_path: Path) -> None:
    (tmp_path / "okrdocs.toml").write_text('colour = 1\nfail_on = "errors"\n')
    result = lint()
    assert result.exit_code == 2
    first, second = result.stderr.splitlines()
    assert first.startswith("Error: okrdocs.toml: `colour` is not a setting.")
    assert second.startswith("Error: okrdocs.toml: `fail_on` is `errors`: ")


def test_an_unknown_command_ends_with_2() -> None:
    near, far = run("lnt"), run("xyz")
    assert (near.exit_code, far.exit_code) == (2, 2)
    assert "No such command 'lnt'. Did you mean 'lint'?" in near.stderr
    assert "No such command 'xyz'." in far.stderr


def test_nothing_to_read_is_said(tmp_path: Path) -> None:
    result = lint()
    assert result.exit_code == 0
    assert "There are no Markdown files" in result.stderr


def test_a_page_that_cannot_be_read_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "docs/gone.md").symlink_to("nowhere")
    (tmp_path / "docs/support.md").write_text(GOOD)
    (one,) = report(*DAY, "--select", "K000")["diagnostics"]
    assert (one["code"], one["path"], one["line"], one["column"]) == ("K000", "docs/gone.md", 1, 1)
    assert one["message"] == "This page cannot be read: no such file or directory."


def test_bytes_that_are_no_text_are_a_finding(tmp_path: Path) -> None:
    (tmp_path / "docs/a.md").write_bytes(b"okr: caf\xe9\n")
    (one,) = report(*DAY, "--select", "K000")["diagnostics"]
    assert (one["code"], one["line"], one["column"]) == ("K000", 1, 9)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str) -> None:
    own = run(name, "--help")
    _, listed = COMMANDS[name]
    assert own.exit_code == 0
    assert " ".join(own.stdout.split("\n\n")[1].split()) == listed
    assert f"  {name}" in run("--help").stdout


def test_help_of_lint_shows_every_option_once() -> None:
    from okrdocs.hosts.cli.lint import lint as command

    text = run("lint", "--help").stdout
    for parameter in command.params:
        for option in parameter.opts if parameter.param_type_name == "option" else ():
            assert len(re.findall(rf"^ .*(?<![\w-]){re.escape(option)}(?![\w-])", text, re.M)) >= 1
    assert text.count("-h, --help") == 1


def test_as_a_process(tmp_path: Path) -> None:
    (tmp_path / "docs/support.md").write_text(BAD)
    result = okrdocs("lint", *ONE)
    assert (result.returncode, result.stderr) == (1, b"")
    assert b"\x1b" not in result.stdout
    assert okrdocs("--version").stdout.decode().split() == ["okrdocs,", "version", __version__]


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_any_terminal_can_show_everything(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "docs/größe.md").write_text(BAD.replace("Product database", "日本 \x1b"), encoding="utf-8")
    result = okrdocs("lint", *DAY, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert (result.returncode, result.stderr) == (1, b"")
    assert b".md:14:" in result.stdout
    assert b"\x1b" not in result.stdout


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    pages = {f"docs/{number}.md": BAD.replace("id: ", f"id: p{number}-") for number in range(300)}
    for name, text in pages.items():
        (tmp_path / name).write_text(text)
    command = f"{sys.executable} -m okrdocs lint --select K004 | head -n 1"
    result = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True)
    assert result.stdout.startswith("docs/0.md:14:")
    assert result.stderr == ""


SLOW = ("mkdocs", "markdown", "jinja2", "jsonschema", "markdown_it", "difflib", "pathspec", "tomllib")
UNASKED = (
    "okrdocs.parse.edits",
    "okrdocs.engine.comments",
    "okrdocs.rules.move_to_outputs",
    "okrdocs.engine.fixes",
)
"""What is only of use where something has to be fixed or is accepted in a comment."""


def test_a_clean_run_imports_nothing_slow(tmp_path: Path) -> None:
    (tmp_path / "docs/support.md").write_text(GOOD)
    (tmp_path / "mkdocs.yml").write_text("site_name: Plans\nplugins: [okrdocs]\n")
    script = (
        "import sys\n"
        "from okrdocs.hosts.cli import main\n"
        "code = main(['lint', '--as-of', '2026-11-23'], standalone_mode=False)\n"
        "print(code, *sys.modules)\n"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    *_, modules = result.stdout.splitlines()
    assert modules.startswith("None ")
    assert [name for name in (*SLOW, *UNASKED) if name in modules.split()] == []


def test_help_and_version_import_no_engine() -> None:
    script = (
        "import sys\n"
        "from okrdocs.hosts.cli import main\n"
        "main(['--version'], standalone_mode=False)\n"
        "print(*(name for name in sys.modules if name.startswith('okrdocs')))\n"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[1] == "okrdocs okrdocs.hosts okrdocs.hosts.cli"
