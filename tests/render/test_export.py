from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

import jsonschema
import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdocs.model import Commitment, Metric, OutputStatus, Status
from okrdocs.plan.index import Plan
from okrdocs.plan.progress import Health, Verdict, score
from okrdocs.render.export import export, export_csv, export_json, record
from okrdocs.render.export_csv import COLUMNS
from okrdocs.resources import schema_text
from tests.render.rendering import plan_of
from tests.render.sample_plans import AS_OF, SECRET_NUMBERS, calls, objective, rich_plan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from enum import StrEnum

    from okrdocs.render.export import Export

SCHEMA: dict[str, Any] = json.loads(schema_text("okrs.schema.json"))
EXPLAIN = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
DECIDE = jsonschema_rs.validator_for(SCHEMA, validate_formats=True)

NUMBERS = st.floats(allow_nan=False, allow_infinity=False)


def gathered(plan: Plan) -> Export:
    scores = score(plan, AS_OF)
    return export(plan, AS_OF, lambda entry: record(entry, plan, scores, address))


def address(object_id: str) -> str | None:
    return f"okrs/{object_id}/" if object_id != "fax" else None


def exported(plan: Plan) -> str:
    return export_json(gathered(plan))


def table(plan: Plan) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(export_csv(gathered(plan)), newline="")))


def data(plan: Plan) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(exported(plan))
    return loaded


def item(plan: Plan, kind: str, object_id: str) -> dict[str, Any]:
    found: dict[str, Any] = next(entry for entry in data(plan)[kind] if entry["id"] == object_id)
    return found


def assert_valid(text: str) -> None:
    instance = json.loads(text, parse_constant=pytest.fail)
    assert [error.message for error in EXPLAIN.iter_errors(instance)] == []
    assert DECIDE.is_valid(instance)


def test_every_kind_of_object_is_valid_for_both_validators() -> None:
    assert_valid(exported(rich_plan()))


def test_an_empty_plan_is_valid() -> None:
    assert_valid(exported(Plan.of([])))


def test_the_head_names_version_and_day() -> None:
    loaded = data(rich_plan())
    assert list(loaded) == ["version", "as_of", "objectives", "outcomes", "outputs"]
    assert (loaded["version"], loaded["as_of"]) == (1, "2026-11-23")


def test_objects_stand_in_the_order_written() -> None:
    loaded = data(rich_plan())
    assert [entry["id"] for entry in loaded["objectives"]] == [
        "loyal",
        "effortless-support",
        "self-serve",
        "letters",
    ]
    assert [entry["id"] for entry in loaded["outputs"]] == ["product-search", "guide", "chat", "fax"]


def test_links_are_the_ids_that_hold_now() -> None:
    plan = rich_plan()
    support = item(plan, "objectives", "effortless-support")
    assert support["supports"] == ["loyal"]
    assert support["outcomes"] == ["fewer-calls", "margin", "uptime", "audit", "trust"]
    assert support["outputs"] == ["product-search", "guide", "chat"]
    assert item(plan, "objectives", "loyal")["supported_by"] == [
        "effortless-support",
        "self-serve",
        "letters",
    ]
    outcome = item(plan, "outcomes", "trust")
    assert (outcome["measures"], outcome["guards"]) == ("effortless-support", ["uptime"])
    assert item(plan, "outcomes", "margin")["outputs"] == ["guide"]
    guide = item(plan, "outputs", "guide")
    assert (guide["leads_to"], guide["objective"]) == (["margin"], "effortless-support")


def test_an_outcome_tells_its_numbers_as_written() -> None:
    outcome = item(rich_plan(), "outcomes", "fewer-calls")
    assert outcome["progress"] == 0.52
    assert outcome["expected"] == round(53 / 75, 6)
    assert outcome["health"] == "at-risk"
    assert (outcome["baseline"], outcome["target"], outcome["current"]) == (4000, 2500, 3220)
    assert outcome["forecast"] == pytest.approx({"expected": 2710, "slowest": 2870, "fastest": 2580}, abs=3)
    assert outcome["checkins"][2] == {
        "date": "2026-11-02",
        "value": 3480,
        "confidence": 0.7,
        "note": "Search live for all.",
    }
    assert outcome["period"] == "2026-Q4"
    assert outcome["url"] == "okrs/fewer-calls/"


@pytest.mark.parametrize(
    ("object_id", "measure", "numbers"),
    [
        ("uptime", "maintain", {"keep": {"low": 99.9, "high": None, "strict": True}}),
        ("trust", "establish", {"baseline": None, "baseline_due": "2026-10-31", "target": 40}),
        ("audit", "milestones", {"milestones": [
            {"title": "Booked", "due": "2026-10-20", "done": True},
            {"title": "Passed", "due": None, "done": False},
        ]}),
    ],
)  # fmt: skip
def test_each_kind_of_outcome_has_its_keys(object_id: str, measure: str, numbers: dict[str, object]) -> None:
    outcome = item(rich_plan(), "outcomes", object_id)
    assert outcome["measure"] == measure
    assert {key: outcome[key] for key in numbers} == numbers


def test_delivery_stands_beside_results() -> None:
    support = item(rich_plan(), "objectives", "effortless-support")
    assert support["delivery"] == {"share": round(1.4 / 3, 6), "done": 1, "total": 3}
    assert [term["id"] for term in support["terms"]][:2] == ["fewer-calls", "margin"]


def test_confidential_outcomes_tell_no_number_but_how_far_they_are() -> None:
    text = exported(rich_plan())
    bare = re.sub("[ ,.  ]", "", text)
    assert not [number for number in SECRET_NUMBERS if number in bare]
    outcome = item(rich_plan(), "outcomes", "margin")
    assert outcome["progress"] == 0.24  # of 0.238708
    assert outcome["health"] in set(Health)
    assert outcome["title"] == "Margin grows from ••• to •••"
    assert {outcome[key] for key in ("baseline", "target", "current", "attainment", "forecast")} == {None}


def test_days_confidence_and_steps_of_confidential_outcomes_are_told() -> None:
    margin = item(rich_plan(), "outcomes", "margin")
    assert (margin["confidence"], margin["last_checkin"]) == (0.5, "2026-11-20")
    assert margin["checkins"][0] == {"date": "2026-10-20", "value": None, "confidence": 0.5, "note": "•••"}
    assert [one["value"] for one in margin["checkins"]] == [None] * 3
    deal = plan_of(
        "{outcome: Deal signed, id: deal, confidential: true, milestones: [{title: Pay 4711 EUR, "
        "due: 2026-10-20, done: true}, {title: Move in}]}",
        "{outcome: Cost known, id: cost, confidential: true, unit: EUR, target: 4711, baseline: unknown, "
        "baseline_due: 2026-10-20}",
    )
    assert item(deal, "outcomes", "deal")["milestones"] == [
        {"title": "Pay ••• EUR", "due": "2026-10-20", "done": True},
        {"title": "Move in", "due": None, "done": False},
    ]
    assert item(deal, "outcomes", "cost")["baseline_due"] == "2026-10-20"


def test_names_keep_their_numbers_unless_these_are_secret() -> None:
    plan = plan_of(
        "{outcome: Margin grows, id: m, confidential: true, unit: EUR, baseline: 4000, target: 4711, "
        "owner: Desk 4711, contributors: [Team 7, fin-4711], tags: [2026, y4711], formerly: [m-4711, m-2]}"
    )
    told = item(plan, "outcomes", "m")
    assert told["owner"] == "Desk •••"
    assert told["contributors"] == ["Team 7", "fin-•••"]
    assert told["tags"] == ["2026", "y•••"]
    assert told["formerly"] == ["m-•••", "m-2"]
    (row,) = table(plan)
    assert (row["owner"], row["tags"]) == ("Desk •••", "2026; y•••")


def test_only_addresses_that_are_safe_to_follow_are_links() -> None:
    plan = rich_plan()
    assert item(plan, "outputs", "product-search")["link"] == "https://tracker.example.org/PROJ-12?a=1&b=2"
    assert item(plan, "outputs", "guide")["link"] is None


def test_the_file_can_stand_inside_html() -> None:
    text = exported(Plan.of([objective("</script>\u2028\u202e & \x7f é", supports=())]))
    assert not set(text) & set("<>&\u2028\u202e\x7f")
    assert "é" in text
    assert json.loads(text)["objectives"][0]["title"] == "</script>\u2028\u202e & \x7f é"


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert exported(rich_plan()) == exported(rich_plan())
    assert exported(rich_plan()).endswith("}\n")


@given(title=st.text(), note=st.text(), baseline=NUMBERS, target=NUMBERS, current=NUMBERS)
def test_any_text_and_number_gives_valid_json(
    title: str, note: str, baseline: float, target: float, current: float
) -> None:
    outcome = calls(title)._replace(note=note, measure=Metric(baseline, target), current=current, checkins=())
    text = exported(Plan.of([objective(), outcome]))
    assert text.encode()
    assert_valid(text)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_what_is_not_a_number_is_null(value: float) -> None:
    outcome = calls()._replace(measure=Metric(value, 5))
    assert item(Plan.of([objective(), outcome]), "outcomes", "fewer-calls")["baseline"] is None


def test_the_schema_describes_every_key() -> None:
    for path, definition in _properties(SCHEMA, "#"):
        described = (
            SCHEMA["$defs"][definition["$ref"].rpartition("/")[2]] if "$ref" in definition else definition
        )
        assert {"title", "description"} <= set(described), path


def test_the_schema_knows_every_key_of_the_file() -> None:
    loaded = data(rich_plan())
    for kind in ("objective", "outcome", "output"):
        known = set(SCHEMA["$defs"][kind]["properties"])
        assert {key for entry in loaded[f"{kind}s"] for key in entry} == known


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (("health",), Health),
        (("objective", "properties", "status"), Status),
        (("outcome", "properties", "status"), Status),
        (("objective", "properties", "commitment"), Commitment),
        (("objective", "properties", "verdict"), Verdict),
        (("output", "properties", "status"), OutputStatus),
    ],
)
def test_the_schema_lists_the_words_of_the_model(place: tuple[str, ...], words: type[StrEnum]) -> None:
    definition = SCHEMA["$defs"]
    for key in place:
        definition = definition[key]
    assert set(definition["enum"]) - {None} == set(words)


def test_the_schema_is_one_itself() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert "ignore what they don't know" in SCHEMA["description"]
    assert "additionalProperties" not in json.dumps(SCHEMA)


def _properties(schema: dict[str, Any], path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, definition in schema.get("properties", {}).items():
        yield f"{path}/{name}", definition
    for name, definition in schema.get("$defs", {}).items():
        yield f"{path}/{name}", definition
        yield from _properties(definition, f"{path}/{name}")


def test_the_table_has_a_row_for_each_object_and_nothing_else() -> None:
    plan = rich_plan()
    rows = table(plan)
    assert [row["id"] for row in rows] == [entry.id for entry in plan.objects()]
    assert all(set(row) == set(COLUMNS) for row in rows)


def test_the_table_says_what_the_json_says() -> None:
    plan = rich_plan()
    (row,) = (row for row in table(plan) if row["id"] == "fewer-calls")
    told = item(plan, "outcomes", "fewer-calls")
    assert row["objective"] == told["measures"]
    assert float(row["progress"]) == told["progress"]
    assert (float(row["baseline"]), float(row["target"])) == (told["baseline"], told["target"])
    assert row["confidential"] == "no"
    (made,) = (row for row in table(plan) if row["id"] == told["outputs"][0])
    assert "fewer-calls" in made["leads_to"].split("; ")


def test_the_table_withholds_confidential_numbers() -> None:
    text = export_csv(gathered(rich_plan()))
    for number in SECRET_NUMBERS:
        assert not re.search(rf"(?<![\d.]){re.escape(str(number))}(?![\d.])", text)


@pytest.mark.parametrize("title", ['=HYPERLINK("https://example.org")', "+1", "-2", "@sum", "\tx"])
def test_no_spreadsheet_takes_a_title_for_a_formula(title: str) -> None:
    (row,) = table(Plan.of([objective(title)]))
    assert row["title"] == f"'{title}"
