"""How a configuration names rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from okrdocs.engine.config import ConfigError, parse_settings
from okrdocs.model import Severity

if TYPE_CHECKING:
    from pathlib import Path

FORMS = "a code such as `M201`, its beginning such as `M2` or `M`, a rule's name, or `ALL`."


@pytest.mark.parametrize(
    ("key", "written", "read"),
    [
        ("select", "m2", ("M2",)),
        ("select", [], ()),
        ("ignore", ["Missing_Target", "M201", "all"], ("M201", "ALL")),
        ("severity", {"K012": False, "missing-target": "info"}, {"K012": None, "M201": Severity.INFO}),
        ("per_file_ignores", {"docs/": "s", "*.md": ["orphan"]}, {"docs/": ("S",), "*.md": ("K012",)}),
    ],
)
def test_rules_go_by_code_beginning_or_name(tmp_path: Path, key: str, written: object, read: object) -> None:
    assert getattr(parse_settings({key: written}, base=tmp_path), key) == read


@pytest.mark.parametrize(
    ("key", "written", "said"),
    [
        ("select", ["K07"], "`select`: there is no rule `K07`. Did you mean `K007`?"),
        ("ignore", "orphn", "`ignore`: there is no rule `orphn`. Did you mean `orphan`?"),
        ("ignore", ["X9"], f"`ignore`: there is no rule `X9`. Write {FORMS}"),
        ("ignore", [""], f"`ignore`: there is no rule ``. Write {FORMS}"),
        ("select", [201], f"`select` is `201`: write {FORMS}"),
        ("select", True, "`select` is `true`: write a list of rules, such as `[S, M205, vague-wording]`."),
        ("severity", {"K07": "info"}, "`severity.K07`: there is no rule `K07`. Did you mean `K007`?"),
        (
            "severity",
            {"K007": "warn"},
            "`severity.K007` is `warn`: write `error`, `warning`, `info` or `off`. Did you mean `warning`?",
        ),
        (
            "severity",
            {"K007": True},
            "`severity.K007` is `true`: write `error`, `warning`, `info` or `off`.",
        ),
        (
            "severity",
            {"K007": "info", "outcome-count": "off"},
            "`severity.outcome-count` names `K007` once more: keep one of the two.",
        ),
        (
            "severity",
            "off",
            "`severity` is `off`: write names with their values, such as `{M205: info, S107: off}`.",
        ),
        (
            "per_file_ignores",
            {"!docs/new.md": ["S"]},
            "`per_file_ignores.!docs/new.md`: a pattern names pages below the configuration's folder, such "
            "as `docs/archive/` or `*-draft.md`.",
        ),
        (
            "per-file-ignores",
            {"docs/a.md": ["K07"]},
            "`per-file-ignores.docs/a.md`: there is no rule `K07`. Did you mean `K007`?",
        ),
        (
            "per_file_ignores",
            ["docs/a.md"],
            "`per_file_ignores` is a list: write names with their values, such as "
            '`{"docs/archive/": [ALL]}`.',
        ),
    ],
)
def test_a_mistake_is_named_with_what_to_write(tmp_path: Path, key: str, written: object, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse_settings({key: written}, base=tmp_path)
    assert caught.value.problems == (said,)
