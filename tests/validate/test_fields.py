"""What the readers of fields return for values as people write them."""

from __future__ import annotations

import datetime as dt

import pytest

from okrdocs.model import Maintain, Span
from tests.validate.pages import checked, fields_of


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("4000", 4000.0),
        ("4_000", 4000.0),
        ("-5", -5.0),
        ("−5", -5.0),
        ("+5", 5.0),
        ("0.5", 0.5),
        (".5", 0.5),
        ("010", 10.0),
        ("1e3", 1000.0),
        ("20%", 20.0),
        ("20 %", 20.0),
        ("1.2M", 1_200_000.0),
        ("3k", 3000.0),
        ("2B", 2e9),
        ("'4000'", 4000.0),
    ],
)
def test_number(written: str, value: float) -> None:
    assert fields_of(f"outcome: A\ntarget: {written}").number("target") == value


@pytest.mark.parametrize(("written", "percent"), [("20%", True), ("20 %", True), ("20", False), ("~", False)])
def test_percent(written: str, percent: bool) -> None:
    assert fields_of(f"outcome: A\ntarget: {written}").is_percent("target") is percent


@pytest.mark.parametrize(
    ("written", "value"),
    [("0.6", 0.6), ("60%", 0.6), ("1", 1.0), ("0", 0.0), ("100 %", 1.0), ("12.5%", 0.125)],
)
def test_share(written: str, value: float) -> None:
    assert fields_of(f"output: A\nprogress: {written}").share("progress") == value


@pytest.mark.parametrize(
    ("written", "band"),
    [
        ('">= 99.9"', Maintain(low=99.9)),
        ("'> 3'", Maintain(low=3.0, strict=True)),
        ("<= 2%", Maintain(high=2.0)),
        ("< 1.5k", Maintain(high=1500.0, strict=True)),
        ("≥ 4", Maintain(low=4.0)),
        ("≤4", Maintain(high=4.0)),
        ("[4.2, 5]", Maintain(4.2, 5.0)),
        ("[90%, 95%]", Maintain(90.0, 95.0)),
    ],
)
def test_band(written: str, band: Maintain) -> None:
    assert fields_of(f"outcome: A\nkeep: {written}").band("keep") == band


@pytest.mark.parametrize(
    "written", ["no", "on", "1:30", "010", "2026", "1e3", "2026-10-01", "0x1F", "true", "'no'"]
)
def test_text_stays_what_was_typed(written: str) -> None:
    fields = fields_of(f"objective: A\nowner: {written}\ntags: [{written}]")
    assert fields.text("owner") == written.strip("'")
    assert fields.texts("tags") == (written.strip("'"),)


@pytest.mark.parametrize("written", ["", "~", "null", "''", '"  "', "# only a comment"])
def test_no_value_is_absent(written: str) -> None:
    fields = fields_of(f"objective: A\nowner: {written}\nwhy: b")
    assert not fields.has("owner")
    assert fields.text("owner") is None
    assert fields.invalid == frozenset()
    assert fields.source.span("owner") == Span(3, 1, 3, 6), "points at the key"


def test_other_readers() -> None:
    fields = fields_of(
        "outcome: A\ndue: 2026-12-15\ncadence: 7\nconfidential: true\nguards: csat\nowner:  ana  "
    )
    assert fields.date("due") == dt.date(2026, 12, 15)
    assert fields.whole("cadence") == 7
    assert fields.flag("confidential")
    assert not fields.flag("external")
    assert fields.texts("guards") == ("csat",)
    assert fields.texts("tags") == ()
    assert fields.text("owner") == "ana"


def test_aliases_read_as_canonical_names() -> None:
    fields = fields_of(
        "goal: A\nassignee: ana\naligns_with: b\n"
        "krs:\n  - key_result: C\n    from: 1\n    to: 2\n    deadline: 2026-12-15\n"
        "    check_ins: [{date: 2026-10-15, value: 1}]\n"
        "initiatives:\n  - deliverable: D\n    delivered: 2026-11-01\n"
    )
    (outcome,), (output,) = fields.items("outcomes"), fields.items("outputs")
    assert (fields.text("objective"), fields.text("owner"), fields.texts("supports")) == ("A", "ana", ("b",))
    assert (outcome.text("outcome"), outcome.number("baseline"), outcome.number("target")) == ("C", 1.0, 2.0)
    assert outcome.items("checkins")[0].number("value") == 1.0
    assert (output.text("output"), output.date("shipped")) == ("D", dt.date(2026, 11, 1))
    assert fields.source.span("outcomes", 0, "due") == Span(9, 15, 9, 25)
    assert fields.source.written("outcomes", 0, "due") == "2026-12-15"


def test_an_invalid_value_is_absent_and_named() -> None:
    found = checked("outcome: A\ntarget: many\nunit: calls\ntags: [a, [b], c]")
    assert found.fields is not None
    assert found.fields.number("target") is None
    assert found.fields.has("target")
    assert found.fields.text("unit") == "calls"
    assert found.fields.texts("tags") == ("a", "c"), "the usable items stay"
    assert found.fields.invalid == {"target", "tags"}


def test_indexes_count_usable_items() -> None:
    found = checked(
        "outcome: A\ncheckins:\n  - {date: soon}\n  -\n  - {date: 2026-10-15, value: 3}\nguards: [[a], b]"
    )
    assert found.fields is not None
    (only,) = found.fields.items("checkins")
    assert only.date("date") == dt.date(2026, 10, 15)
    assert found.fields.source.span("checkins", 0, "value") == only.source.span("value") == Span(6, 31, 6, 32)
    assert found.fields.source.span("guards", 0) == Span(7, 15, 7, 16)


def test_spans_of_what_is_not_there() -> None:
    source = fields_of("outcome: A\ncheckins:\n  - date: 2026-10-15\ntarget: 5").source
    assert source.span() == source.span("baseline") == Span(2, 1, 2, 8), "the object's first key"
    assert source.span("checkins") == Span(3, 1, 3, 9), "the key of a list"
    assert source.span("checkins", 0) == source.span("checkins", 0, "value") == Span(4, 5, 4, 9)
    assert source.span("checkins", 9, "value") == Span(3, 1, 3, 9)
    assert source.span("target") == source.span("target", 0) == Span(5, 9, 5, 10)
    assert (source.path, source.block_line) == ("page.md", 1)
    assert source.written("checkins") is None
    assert source.written("baseline") is None


@pytest.mark.parametrize(
    "placeholder", ["TBD", "todo", "'?'", "??", "XX", "XX%", "$X", "N/A", "...", "<number>"]
)
def test_placeholders_are_absent_in_drafts(placeholder: str) -> None:
    fields = fields_of(
        f"objective: A\nstatus: draft\nowner: {placeholder}\nwhy: {placeholder}\n"
        f"outcomes:\n  - outcome: B\n    target: {placeholder}\n    due: {placeholder}\n"
        f"    guards:\n    - {placeholder}"
    )
    (outcome,) = fields.items("outcomes")
    assert outcome.draft
    assert not any(outcome.has(name) and outcome.texts(name) for name in ("target", "due", "guards"))
    assert not fields.has("owner")
    assert fields.has("why"), "prose is left to the rules about text"


def test_placeholders_are_mistakes_elsewhere() -> None:
    findings = checked("outcome: A\ntarget: TBD\ndue: TBD").findings
    assert {finding.field for finding in findings} == {"target", "due"}


def test_a_draft_outcome_in_an_active_objective() -> None:
    found = checked(
        "objective: A\noutcomes:\n  - {outcome: B, status: draft, target: TBD}\n  - {outcome: C, target: TBD}"
    )
    assert [finding.span.line for finding in found.findings] == [5]
