"""`okrdocs rule`, `schema` and `completion`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from okrdocs.hosts.cli import COMMANDS
from okrdocs.report.rule_pages import LETTERS
from okrdocs.rules import RULES
from tests.hosts.cli_runs import okrdocs, run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("word", ["M201", "m201", "missing-target", "Missing-Target"])
def test_a_rule_is_found_by_code_and_name(word: str) -> None:
    shown = run("rule", word).stdout
    assert shown.startswith("M201 missing-target · error · measurable\n\nFinds outcomes")
    assert "\nWhy\n" in shown
    assert "\nUse instead\n    objective:" in shown


def test_several_rules() -> None:
    shown = run("rule", "k004", "M201").stdout
    assert shown.index("K004 dangling-link") < shown.index("\nM201 missing-target")


def test_rules_are_listed_in_order() -> None:
    lines = run("rule").stdout.splitlines()
    assert [line.split()[0] for line in lines] == [rule.code for rule in RULES]
    assert lines[0].split() == ["K000", "error", "yaml"]


@pytest.mark.parametrize("begin", ["S", "s", "S1", "M20"])
def test_rules_whose_codes_begin_alike_are_listed(begin: str) -> None:
    lines = run("rule", begin).stdout.splitlines()
    assert [line.split()[0] for line in lines] == [
        rule.code for rule in RULES if rule.code.startswith(begin.upper())
    ]
    found = json.loads(run("rule", begin, "--format", "json").stdout)
    assert [one["code"] for one in found] == [line.split()[0] for line in lines]


def test_every_rule_explains_itself() -> None:
    shown = run("rule", "--all").stdout
    assert all(f"{rule.code} {rule.name} · " in shown for rule in RULES)


def test_rules_as_json() -> None:
    found = json.loads(run("rule", "--all", "--format", "json").stdout)
    assert [one["code"] for one in found] == [rule.code for rule in RULES]
    assert {one["letter"] for one in found} <= set(LETTERS.values())
    (one,) = json.loads(run("rule", "K007", "--format", "json").stdout)
    assert one["name"] == "outcome-count"
    assert one["options"] == dict(next(rule for rule in RULES if rule.code == "K007").options)


def test_rules_as_markdown() -> None:
    tokens = MarkdownIt().parse(run("rule", "K005", "M201", "--format", "markdown").stdout)
    headings = [tokens[at + 1].content for at, token in enumerate(tokens) if token.type == "heading_open"]
    assert headings == ["K005 alignment-cycle", "M201 missing-target"]
    assert [token.info for token in tokens if token.type == "fence"] == ["markdown"] * 2 + ["yaml"] * 2


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("M999",), "There is no rule `M999`."),
        (("mising-target",), "Did you mean `missing-target`?"),
        (("M201", "--all"), "Name rules, or ask for all of them."),
        (("M201", "--format", "yaml"), "'yaml' is not one of 'text', 'json', 'markdown'"),
    ],
)
def test_a_rule_that_is_none(args: tuple[str, ...], said: str) -> None:
    result = run("rule", *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_colour_of_rules() -> None:
    assert "\x1b[" in run("rule", "M201", "--color", "always").stdout
    assert "\x1b[" not in run("rule", "M201").stdout


@pytest.mark.parametrize("name", ["block", "view", "config", "export"])
def test_every_schema_is_one(name: str) -> None:
    result = run("schema", name)
    schema = json.loads(result.stdout)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert result.stdout.endswith("}\n")


def test_the_schema_of_the_configuration_knows_spellings_and_rules() -> None:
    validator = Draft202012Validator(json.loads(run("schema", "config").stdout))
    assert validator.is_valid({"fail-on": "warning", "rules": {"K007": {"min": 2}}, "select": ["M2"]})
    assert not validator.is_valid({"select": ["Q9"]})
    assert not validator.is_valid({"rules": {"K007": {"mn": 2}}})


def test_a_schema_that_is_none() -> None:
    result = run("schema", "blok")
    assert result.exit_code == 2
    assert "Did you mean 'block'?" in result.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_for_each_shell(shell: str) -> None:
    result = run("completion", shell)
    assert result.exit_code == 0
    assert f"_OKRDOCS_COMPLETE={shell}_complete" in result.stdout


def completed(*words: str) -> list[str]:
    """Ask for completions of the last word, as the script for bash does."""
    environment = {"COMP_WORDS": " ".join(["okrdocs", *words]), "COMP_CWORD": str(len(words))}
    shown = okrdocs(_OKRDOCS_COMPLETE="bash_complete", **environment).stdout.decode()
    return [line.partition(",")[2] for line in shown.splitlines()]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("li",), ["lint"]),
        (("rule", "K00"), [rule.code for rule in RULES if rule.code.startswith("K00")]),
        (("rule", "missing-t"), ["missing-target"]),
        (("lint", "--select", "m201"), ["M201"]),
        (("lint", "--select", "K004,m201"), ["K004,M201"]),
        (("lint", "--format", "s"), ["sarif"]),
        (("lint", "--unsafe"), ["--unsafe-fixes"]),
        (("schema", ""), ["block", "view", "config", "export"]),
        (("nothing", ""), list(COMMANDS)),
    ],
)
def test_words_are_completed(words: tuple[str, ...], offered: list[str]) -> None:
    assert completed(*words) == offered


def test_bash_takes_the_script(tmp_path: Path) -> None:
    bash = shutil.which("bash")
    assert bash, "the tests need bash"
    (tmp_path / "okrdocs").write_text(f'#!/bin/sh\nexec {sys.executable} -m okrdocs "$@"\n')
    (tmp_path / "okrdocs").chmod(0o755)
    script = 'eval "$(okrdocs completion bash)"; complete -p okrdocs'
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    shown = subprocess.run(
        [bash, "-c", script], env={**os.environ, "PATH": path}, capture_output=True, text=True, check=True
    )
    assert "_okrdocs_completion okrdocs" in shown.stdout
