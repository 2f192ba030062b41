"""Settings from what people write in their configuration."""

from __future__ import annotations

import datetime as dt
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest

from okrdocs.engine.config import KEYS, ConfigError, Settings, parse_settings, resolve_as_of
from okrdocs.engine.profile import Profile
from okrdocs.model import Kind, Severity
from okrdocs.plan.progress import Thresholds
from okrdocs.rules import BY_CODE
from okrdocs.rules.base import Rule

if TYPE_CHECKING:
    from pathlib import Path


def problems(tmp_path: Path, **written: object) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        parse_settings(written, base=tmp_path)
    return list(caught.value.problems)


def test_nothing_written_gives_the_defaults(tmp_path: Path) -> None:
    defaults = Settings(base=tmp_path, baseline=tmp_path / "okrdocs-baseline.json")
    assert parse_settings({}, base=tmp_path) == defaults
    assert parse_settings(dict.fromkeys(KEYS), base=tmp_path) == defaults


def test_everything_written(tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    settings = parse_settings(
        {
            "path": "plans/okrs/",
            "fail_on": "never",
            "terms": {"outcome": "Key result", "outcomes": " Key results "},
            "templates_dir": "ours",
            "as_of": dt.date(2026, 11, 23),
            "fiscal_year_start": "April",
            "pages": ["objectives", "output"],
            "health": {"on_track": 0.8, "at_risk": "40%", "committed": 1},
            "checkin_cadence": 7,
            "lang": "de",
            "profile": "strict",
            "select": ["K", "missing-target"],
            "ignore": "K011",
            "severity": {"K012": "error", "S": "off"},
            "per_file_ignores": {"docs/old/**": ["ALL"], "*-draft.md": "missing-owner"},
            "rules": {"K007": {"min": 2}},
            "baseline": ".ci/okrs.json",
        },
        base=tmp_path,
    )
    assert settings == Settings(
        path="plans/okrs",
        fail_on=None,
        terms={"outcome": "Key result", "outcomes": "Key results"},
        templates_dir=tmp_path / "ours",
        as_of=dt.date(2026, 11, 23),
        fiscal_year_start=4,
        pages=frozenset({Kind.OBJECTIVE, Kind.OUTPUT}),
        thresholds=Thresholds(on_track=0.8, at_risk=0.4, cadence=7),
        lang="de",
        profile=Profile.STRICT,
        select=("K", "M201"),
        ignore=("K011",),
        severity={"K012": Severity.ERROR, "S": None},
        per_file_ignores={"docs/old/**": ("ALL",), "*-draft.md": ("R404",)},
        rules={"K007": {"min": 2}},
        baseline=tmp_path / ".ci" / "okrs.json",
        base=tmp_path,
    )


@pytest.mark.parametrize(
    ("key", "written", "read"),
    [
        ("fail_on", "info", Severity.INFO),
        ("as_of", "2026-11-23", dt.date(2026, 11, 23)),
        ("fiscal_year_start", 12, 12),
        ("fiscal_year_start", "sep", 9),
        ("pages", [], frozenset()),
        ("pages", "outcomes", frozenset({Kind.OUTCOME})),
        ("pages", ["map", "periods", "owner"], frozenset({"map", "period", "owner"})),
        ("badges", ["owners", "objective"], frozenset({"owner", "objective"})),
        ("path", "Q4 plans", "Q4 plans"),
        ("lang", "pt_BR", "pt-BR"),
        ("lang", "tlh", "tlh"),
        ("rules", {"outcome-count": {"max": 9}}, {"K007": {"max": 9}}),
        ("rules", {"T503": {"grace-days": 3}}, {"T503": {"grace_days": 3}}),
    ],
)
def test_other_ways_to_write(tmp_path: Path, key: str, written: object, read: object) -> None:
    assert getattr(parse_settings({key: written}, base=tmp_path), key) == read


@pytest.mark.parametrize(
    ("key", "written", "said"),
    [
        (
            "fail_on",
            "errors",
            "`fail_on` is `errors`: write `error`, `warning`, `info` or `never`. Did you mean `error`?",
        ),
        ("fail_on", False, "`fail_on` is `false`: write `error`, `warning`, `info` or `never`."),
        ("as_of", "23.11.2026", "`as_of` is `23.11.2026`: write a day, such as `2026-11-23`."),
        ("as_of", "2026-02-30", "`as_of` is `2026-02-30`: write a day, such as `2026-11-23`."),
        (
            "as_of",
            dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC),
            "`as_of` is `2026-11-23 09:00:00+00:00`: write a day, such as `2026-11-23`.",
        ),
        (
            "templates_dir",
            "mine",
            "`templates_dir` is `mine`: there is no such folder beside the configuration.",
        ),
        (
            "fiscal_year_start",
            13,
            "`fiscal_year_start` is `13`: write the month in which the fiscal year begins, 1 to 12 or by "
            "name, such as `april`.",
        ),
        (
            "fiscal_year_start",
            "Aprill",
            "`fiscal_year_start` is `Aprill`: write the month in which the fiscal year begins, 1 to 12 or by "
            "name, such as `april`. Did you mean `april`?",
        ),
        (
            "pages",
            ["objectivs"],
            "`pages` is `objectivs`: write `map`, `objectives`, `outcomes`, `outputs`, `owners` or "
            "`periods`. Did you mean `objectives`?",
        ),
        (
            "pages",
            True,
            "`pages` is `true`: write a list, such as `[objectives, outcomes]`, or `[]` for none.",
        ),
        (
            "terms",
            {"outcom": "Key result"},
            "`terms.outcom` is not a setting. Did you mean `outcome`?",
        ),
        (
            "terms",
            {"outcome": 3},
            "`terms.outcome` is `3`: write the word to show instead, such as `Key result`.",
        ),
        (
            "terms",
            ["Key result"],
            "`terms` is a list: write names with their values, such as "
            "`{outcome: Key result, outcomes: Key results}`.",
        ),
        (
            "health",
            {"on_track": 90},
            "`health.on_track` is `90`: write a share from 0 to 1, such as `0.9` or `90%`.",
        ),
        ("health", {"ontrack": 0.9}, "`health.ontrack` is not a setting. Did you mean `on_track`?"),
        (
            "health",
            {"on_track": 0.3},
            "`health.at_risk` is 0.5 and `health.on_track` 0.3: the share that counts as on track cannot be "
            "the smaller one.",
        ),
        (
            "checkin_cadence",
            "weekly",
            "`checkin_cadence` is `weekly`: write the number of days between two check-ins, such as `14`.",
        ),
        (
            "checkin_cadence",
            0,
            "`checkin_cadence` is `0`: write the number of days between two check-ins, such as `14`.",
        ),
        ("rules", {"K07": {}}, "`rules.K07`: there is no rule `K07`. Did you mean `K007`?"),
        (
            "rules",
            {"outcome-cuont": {}},
            "`rules.outcome-cuont`: there is no rule `outcome-cuont`. Did you mean `outcome-count`?",
        ),
        (
            "rules",
            {"K007": {"min": 2}, "outcome-count": {"max": 4}},
            "`rules.outcome-count` names `K007` once more: keep one of the two.",
        ),
        ("rules", {"K007": {"mn": 2}}, "`rules.K007.mn` is not a setting. Did you mean `min`?"),
        ("rules", {"K000": {"min": 2}}, "`rules.K000.min` is not a setting. There is nothing to set here."),
        ("rules", {"K007": {"min": "two"}}, "`rules.K007.min` is `two`: write a whole number, such as `3`."),
        ("rules", {"K007": {"min": True}}, "`rules.K007.min` is `true`: write a whole number, such as `3`."),
        ("fail-onn", "error", "`fail-onn` is not a setting. Did you mean `fail_on`?"),
        (
            "lang",
            False,
            "`lang` is `false`: write the code of a language, such as `en`, `de-AT` or, between quotes, "
            '`"no"`.',
        ),
        (
            "lang",
            "German",
            "`lang` is `German`: write the code of a language, such as `en`, `de-AT` or, between quotes, "
            '`"no"`.',
        ),
        (
            "profile",
            "strickt",
            "`profile` is `strickt`: write `lenient`, `default` or `strict`. Did you mean `strict`?",
        ),
        ("baseline", ".", "`baseline` is `.`: write the name of a file, such as `okrdocs-baseline.json`."),
        ("baseline", "", "`baseline` is empty: write the name of a file, such as `okrdocs-baseline.json`."),
    ],
)
def test_a_mistake_is_named_with_what_to_write(tmp_path: Path, key: str, written: object, said: str) -> None:
    assert problems(tmp_path, **{key: written}) == [said]


@pytest.mark.parametrize(
    "path",
    [*("", "/okrs", "../okrs", "okrs/../..", "okrs\\new", "C:okrs", ".okrs", ".", "a//b"), "a?b", "a\nb", 7],
)
def test_generated_pages_stay_in_the_site(tmp_path: Path, path: object) -> None:
    (said,) = problems(tmp_path, path=path)
    assert said.startswith("`path` is ")
    assert said.endswith(": write the name of a folder inside the site, such as `okrs` or `plans/okrs`.")


def test_all_mistakes_are_reported_at_once(tmp_path: Path) -> None:
    said = problems(tmp_path, colour="red", fail_on="all", as_of="soon", health={"at_risk": 2, "good": 1})
    assert [line.split("`")[1] for line in said] == [
        *("colour", "fail_on", "as_of", "health.at_risk", "health.good")
    ]
    assert "`path`, `fail_on`" in said[0]


def test_keys_may_be_written_with_hyphens(tmp_path: Path) -> None:
    assert parse_settings({"fail-on": "info", "health": {"on-track": 0.8}}, base=tmp_path) == parse_settings(
        {"fail_on": "info", "health": {"on_track": 0.8}}, base=tmp_path
    )


def test_a_key_may_not_be_written_in_both_ways(tmp_path: Path) -> None:
    twice: dict[str, Any] = {
        "fail_on": "info",
        "fail-on": "error",
        "health": {"on-track": 0.8, "on_track": 0.9},
    }
    assert problems(tmp_path, **twice) == [
        "`fail-on` and `fail_on` are one setting: keep one of them.",
        "`health.on_track` is written twice, with `-` and with `_`: keep one.",
    ]


class Wordy(Rule):
    code, name = "K007", "outcome-count"
    options = MappingProxyType({"allow_verbs": ("ship",), "unit": "h"})


@pytest.mark.parametrize(
    ("written", "read"),
    [(["launch", " roll out "], ("launch", "roll out")), ("launch", ("launch",)), ([], ())],
)
def test_an_option_may_be_a_list_of_texts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: object, read: tuple[str, ...]
) -> None:
    monkeypatch.setitem(BY_CODE, "K007", Wordy())
    settings = parse_settings({"rules": {"K007": {"allow-verbs": written}}}, base=tmp_path)
    assert settings.rules == {"K007": {"allow_verbs": read}}


@pytest.mark.parametrize("written", [3, [3], [""], {"ship": 1}])
def test_other_things_are_no_list_of_texts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: object
) -> None:
    monkeypatch.setitem(BY_CODE, "K007", Wordy())
    (said,) = problems(tmp_path, rules={"K007": {"allow_verbs": written}})
    assert said.endswith(": write a list of texts, such as `[ship]`.")


def test_the_day_is_the_configured_one_before_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert resolve_as_of(Settings(as_of=dt.date(2026, 11, 23))) == dt.date(2026, 11, 23)
    assert resolve_as_of(Settings()) == dt.date(1970, 1, 1)


def test_the_day_is_today_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert abs(resolve_as_of(Settings()) - dt.date.today()) <= dt.timedelta(days=1)


@pytest.mark.parametrize("epoch", ["yesterday", "9" * 30])
def test_a_broken_source_date_epoch_is_refused(monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(ConfigError, match="SOURCE_DATE_EPOCH"):
        resolve_as_of(Settings())
