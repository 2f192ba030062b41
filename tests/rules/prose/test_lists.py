"""The lists of words: each language has the same roles, and its files are tidy."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema
import pytest

from okrdocs.resources import schema_text
from okrdocs.rules.prose.lexicon import FOLDER, entries

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES = sorted(path.name for path in FOLDER.iterdir())
KINDS = ("verbs", "nouns", "words")
FILES = sorted(FOLDER.rglob("*.txt"))
TABLES = ("irregular-verbs", "irregular-nouns")
CAPITAL_NOUNS = frozenset(("de",))
"""Languages that write nouns with a capital."""


def label(path: Path) -> str:
    return path.relative_to(FOLDER).with_suffix("").as_posix()


def lists(language: str) -> dict[str, object]:
    """Return the data of a language as the schema describes it."""
    folder = FOLDER / language
    data: dict[str, object] = {
        kind: {path.stem: entries(path) for path in (folder / kind).glob("*.txt")} for kind in KINDS
    }
    return data | {name: entries(folder / f"{name}.txt") for name in TABLES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_is_as_the_schema_says(language: str) -> None:
    jsonschema.Draft202012Validator(json.loads(schema_text("language.schema.json"))).validate(lists(language))


def test_nothing_else_lies_about() -> None:
    known = {f"{language}/{kind}" for language in LANGUAGES for kind in KINDS} | set(LANGUAGES)
    assert {label(path.parent) for path in FILES} <= known


@pytest.mark.parametrize("path", FILES, ids=label)
def test_entries_are_sorted_and_stand_there_once(path: Path) -> None:
    keys = [entry.casefold() for entry in entries(path)]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nouns_are_written_as_the_language_writes_them(language: str) -> None:
    nouns = [noun for path in (FOLDER / language / "nouns").iterdir() for noun in entries(path)]
    words = [noun for noun in nouns if len(noun) > len("m/s²") and noun.isalpha()]
    capital = sum(noun[0].isupper() for noun in words)
    assert capital >= 0.95 * len(words) if language in CAPITAL_NOUNS else capital <= 0.05 * len(words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_words_enough(language: str) -> None:
    """About as many as a language needs for the rules to find most of what they look for."""
    folder = FOLDER / language
    fewest = {"verbs/activity": 400, "nouns/artefact": 400, "nouns/metric": 200, "words/quality": 80}
    assert dict.fromkeys(fewest, True) == {
        name: len(entries(folder / f"{name}.txt")) >= least for name, least in fewest.items()
    }
