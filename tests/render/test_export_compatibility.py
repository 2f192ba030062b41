"""Programs written for the first version of okrs.json keep working until its version is raised.

`okrs.schema.1.json` is the schema as it was first published, and never changes. Whoever raises the version
puts the new schema beside it.
"""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from hypothesis import given

from okrdocs.engine.project import find_project
from okrdocs.engine.run import analyse
from okrdocs.engine.scorecard import Scorecards
from okrdocs.plan.progress import score
from okrdocs.render.export import FORMAT_VERSION, export, export_json, record
from okrdocs.render.export_csv import COLUMNS
from okrdocs.resources import schema_text
from tests.plan.test_progress_properties import DAY, plans
from tests.render.sample_plans import AS_OF, rich_plan
from tests.render.schema_promises import broken_promises

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from okrdocs.model import OkrObject
    from okrdocs.plan.index import Plan
    from okrdocs.render.export import Record

HERE = Path(__file__).parent
SITE = HERE.parents[1] / "site-example"
FIRST: dict[str, Any] = json.loads((HERE / f"okrs.schema.{FORMAT_VERSION}.json").read_text(encoding="utf-8"))
TODAY: dict[str, Any] = json.loads(schema_text("okrs.schema.json"))
CONSUMER = jsonschema.Draft202012Validator(FIRST, format_checker=jsonschema.FormatChecker())
FIRST_COLUMNS = (
    *("kind", "id", "title", "status", "period", "period_start", "period_end", "owner", "contributors"),
    *("level", "commitment", "tags", "objective", "leads_to", "supports", "health", "progress", "expected"),
    *("delivery", "confidence", "last_checkin", "due", "shipped", "metric", "unit", "baseline", "current"),
    *("target", "weight", "grade", "confidential", "url"),
)


def surprises(plan: Plan, as_of: dt.date, scorecards: Scorecards | None = None) -> list[str]:
    """Return what a consumer of the first version cannot read in today's file."""
    scores = score(plan, as_of)

    def told(entry: OkrObject) -> Record:
        return record(entry, plan, scores, lambda name: f"okrs/{name}/", scorecards)

    text = export_json(export(plan, as_of, told))
    return [f"{error.json_path}: {error.message}" for error in CONSUMER.iter_errors(json.loads(text))]


def test_consumers_of_the_first_version_read_the_example_site() -> None:
    settings = find_project([SITE], SITE).settings
    files = sorted((SITE / "docs").rglob("*.md"))
    found = analyse(((file.relative_to(SITE).as_posix(), file.read_bytes()) for file in files), settings)
    assert len(list(found.plan.objects())) > 80
    assert surprises(found.plan, found.as_of, Scorecards(found.plan, found.diagnostics)) == []


def test_they_read_every_kind_of_object() -> None:
    assert surprises(rich_plan(), AS_OF) == []


@given(plans(), DAY)
def test_they_read_any_plan(plan: Plan, as_of: dt.date) -> None:
    assert surprises(plan, as_of) == []


def test_what_the_first_version_promised_still_holds() -> None:
    assert broken_promises(FIRST, TODAY) == []


def test_the_schema_is_of_the_version_that_the_file_names() -> None:
    assert TODAY["properties"]["version"]["const"] == FORMAT_VERSION
    assert TODAY["$id"] == f"urn:okrdocs:okrs:{FORMAT_VERSION}"


def outcome(schema: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = schema["$defs"]["outcome"]
    return found


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param(
            lambda s: outcome(s)["properties"].pop("metric"), "outcomes[].metric is gone", id="a key is gone"
        ),
        pytest.param(
            lambda s: outcome(s)["required"].remove("due"),
            "outcomes[].due may be missing",
            id="a key is optional",
        ),
        pytest.param(
            lambda s: outcome(s)["properties"]["title"].update(type=["string", "null"]),
            "outcomes[].title: another type",
            id="a value may be null",
        ),
        pytest.param(
            lambda s: outcome(s)["properties"]["measured"].update(type="boolean"),
            "outcomes[].measured: another type",
            id="a value is never null",
        ),
        pytest.param(
            lambda s: outcome(s)["properties"]["due"].pop("format"),
            "outcomes[].due: another format",
            id="a date reads otherwise",
        ),
        pytest.param(
            lambda s: outcome(s)["properties"]["progress"].update(maximum=100),
            "outcomes[].progress: another maximum",
            id="shares become percentages",
        ),
        pytest.param(
            lambda s: s["$defs"]["health"]["enum"].remove("stale"),
            "outcomes[].health: no stale any more",
            id="a word is gone",
        ),
        pytest.param(
            lambda s: s["$defs"]["health"]["enum"].append(None),
            "outcomes[].health: None is no word",
            id="a word may be missing",
        ),
        pytest.param(
            lambda s: s["$defs"]["health"].pop("enum"),
            "outcomes[].health: another enum",
            id="any word will do",
        ),
        pytest.param(
            lambda s: s["$defs"]["checkin"]["properties"].pop("value"),
            "outcomes[].checkins[].value is gone",
            id="a key is gone in a list",
        ),
        pytest.param(
            lambda s: outcome(s)["properties"].update(keep=s["$defs"]["band"]),
            "outcomes[].keep: another form",
            id="an alternative is gone",
        ),
        pytest.param(
            lambda s: s["properties"]["version"].update(const=2),
            "okrs.json.version: another const",
            id="the version",
        ),
    ],
)
def test_a_breaking_change_is_noticed(change: Callable[[dict[str, Any]], object], said: str) -> None:
    changed = copy.deepcopy(TODAY)
    change(changed)
    assert any(said in one for one in broken_promises(FIRST, changed))


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda s: outcome(s)["properties"].update(new={"type": "string"}), id="a key"),
        pytest.param(lambda s: outcome(s)["required"].append("new"), id="a key that is always there"),
        pytest.param(lambda s: s["$defs"]["health"]["enum"].append("paused"), id="a word"),
        pytest.param(
            lambda s: s["$defs"]["health"].update(description="Says it better."), id="a description"
        ),
    ],
)
def test_additions_break_nothing(change: Callable[[dict[str, Any]], object]) -> None:
    changed = copy.deepcopy(TODAY)
    change(changed)
    assert broken_promises(FIRST, changed) == []


def test_columns_of_the_table_keep_their_places() -> None:
    assert COLUMNS[: len(FIRST_COLUMNS)] == FIRST_COLUMNS
