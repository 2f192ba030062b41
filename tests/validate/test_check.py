"""Kinds of blocks, defaults, and what is lost with a block that cannot be read."""

from __future__ import annotations

import subprocess
import sys

import pytest

from okrdocs.model import Kind
from tests.validate.pages import checked, checked_page, fenced, findings_of


@pytest.mark.parametrize(
    ("block", "kind"),
    [
        ("objective: A", Kind.OBJECTIVE),
        ("goal: A", Kind.OBJECTIVE),
        ("outcome: A", Kind.OUTCOME),
        ("key_result: A\nmeasures: b", Kind.OUTCOME),
        ("initiative: A", Kind.OUTPUT),
        ("id: a\noutput: A", Kind.OUTPUT),
    ],
)
def test_kind(block: str, kind: Kind) -> None:
    found = checked(block)
    assert (found.kind, found.findings) == (kind, ())


def test_a_misspelt_kind_is_read_as_what_it_means() -> None:
    found = checked("objctive: A\nowner: ana")
    assert found.fields is not None
    assert (found.kind, found.fields.text("objective")) == (Kind.OBJECTIVE, "A")


def test_defaults() -> None:
    page = checked_page(
        "---\ntitle: x\nokr:\n  period: 2026-Q4\n  assignee: support\n---\n" + fenced("output: A")
    )
    assert page.defaults is not None
    assert (page.defaults.text("period"), page.defaults.text("owner")) == ("2026-Q4", "support")
    assert findings_of(page) == []


def test_drafts_by_default() -> None:
    page = checked_page(
        "---\nokr: {status: draft}\n---\n" + fenced("objective: A\noutcomes: [{outcome: B, target: TBD}]")
    )
    assert findings_of(page) == []


@pytest.mark.parametrize(
    ("block", "lost"),
    [
        ("objective: A: b\nid: a-b\n", {"a-b"}),
        (
            "objective: Calls: down\noutcomes:\n  - outcome: 'Fewer Calls!'\n    formerly: [x1, x2]\n",
            {"calls-down"},
        ),
        ("outcome: A\nid: fewer calls\n", {"fewer calls", "fewer-calls", "fewercalls"}),
        (
            "objective: A\noutcomes:\n  - {id: b, target: 5}\n  - {outcome: {a: b}, id: c, formerly: d}\n",
            set(),
        ),
        ("objective: A\noutcomes:\n  - {outcome: B, checkins: [{date: soon}]}\n", set()),
        ("just: [a\nid: b # c\n", {"b"}),
        ("objective: A\nid: a\n", set()),
    ],
)
def test_lost_ids(block: str, lost: set[str]) -> None:
    assert set(checked(block).lost) == lost


def test_object_and_field_of_a_finding() -> None:
    found = checked(
        "objective: Grow\noutcomes:\n  - outcome: More leads\n    id: leads\n    checkins: [{date: soon}]\n"
        "    due: soon\noutputs:\n  - output: Big plan\n    due: soon\nlevel: squad"
    )
    assert {(finding.object_id, finding.field) for finding in found.findings} == {
        ("leads", "checkins"),
        ("leads", "due"),
        ("big-plan", "due"),
        ("grow", "level"),
    }


def test_valid_pages_need_no_explanation() -> None:
    script = (
        "import sys; from okrdocs.parse.page import read_page; from okrdocs.validate.check import check_page;"
        "page = check_page(read_page('p.md', b'```okr\\nobjective: A\\n```\\n'));"
        "assert page.blocks[0].fields and not page.blocks[0].findings;"
        "print(sorted({'jsonschema', 'difflib', 'markdown_it', 'markdown'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
