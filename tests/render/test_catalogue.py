"""The catalogues: complete, used, without words beside them; and what is wrong with a team's own."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel import Locale

from okrdocs import resources
from okrdocs.engine.errors import ConfigError
from okrdocs.render.catalogue import TERMS, Message, has_catalogue, load_catalogue, placeholders, tidy
from okrdocs.render.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

RENDER = Path(__file__).parents[2] / "okrdocs" / "render"
SHIPPED = sorted((resources.TEMPLATES / "lang").glob("*.toml"))
TEMPLATES = sorted(path for path in resources.TEMPLATES.rglob("*") if path.suffix in (".html", ".svg"))
PLURALS = {"one", "other"}


def messages(path: Path) -> dict[str, Message]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


ENGLISH = messages(resources.TEMPLATES / "lang" / "en.toml")
TRANSLATED = [path for path in SHIPPED if path.stem != "en"]


@pytest.mark.parametrize("path", TRANSLATED, ids=lambda path: path.stem)
def test_shipped_languages_say_everything(path: Path) -> None:
    assert ENGLISH.keys() - messages(path).keys() == set()


@pytest.mark.parametrize("path", TRANSLATED, ids=lambda path: path.stem)
def test_shipped_languages_tell_the_same(path: Path) -> None:
    """Terms may be left out, and so may the number of a plural form; nothing else."""
    told = messages(path)
    own = TERMS | {"n"}
    lost = {key: placeholders(ENGLISH[key]) - placeholders(told[key]) - own for key in ENGLISH}
    assert {key: names for key, names in lost.items() if names} == {}


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_languages_pass_the_check_of_a_teams_own(path: Path, tmp_path: Path) -> None:
    (tmp_path / "lang").mkdir()
    (tmp_path / "lang" / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    assert load_catalogue(path.stem, tmp_path).messages == load_catalogue(path.stem).messages


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_plural_forms_are_those_of_the_language(path: Path) -> None:
    forms = {"other", *Locale.parse(path.stem).plural_form.tags}
    tables = {key: set(message) for key, message in messages(path).items() if isinstance(message, dict)}
    assert {key: found for key, found in tables.items() if found != forms} == {}


# Every text is in use, and there is none beside the catalogues


def modules() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(RENDER.rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def strings(tree: ast.Module) -> Iterator[str]:
    """Yield the texts of a module but for its docstrings and what its errors say."""
    skipped = {
        id(node) for raised in ast.walk(tree) if isinstance(raised, ast.Raise) for node in ast.walk(raised)
    }
    skipped |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield node.value


def patterns(tree: ast.Module) -> Iterator[re.Pattern[str]]:
    """Yield what f-strings such as `sort_{order}` can be."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = [part.value if isinstance(part, ast.Constant) else None for part in node.values]
            if len("".join(str(part) for part in parts if part)) > 4:
                yield re.compile("".join(r"\w+" if part is None else re.escape(str(part)) for part in parts))


def test_every_text_is_used() -> None:
    trees = [tree for path, tree in modules() if path.name != "catalogue.py"]
    asked = {text for tree in trees for text in strings(tree)}
    made = [pattern for tree in trees for pattern in patterns(tree)]
    markup = "\n".join(path.read_text(encoding="utf-8") for path in TEMPLATES)
    asked |= set(re.findall(r"words\.(\w+)", markup)) | set(re.findall(r'"(\w+)"', markup))
    unused = [key for key in ENGLISH if key not in asked and not any(one.fullmatch(key) for one in made)]
    assert unused == []


def test_every_text_that_is_asked_for_exists() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (*RENDER.rglob("*.py"), *TEMPLATES))
    asked = re.findall(r'\b(?:say|around)\(\s*"(\w+)"', code)
    assert len(asked) > 100
    assert {key for key in asked if key not in ENGLISH} == set()


_TAG = re.compile(r"<[^>]*>")
_SPOKEN_ATTRIBUTE = re.compile(r'(?:aria-label|aria-description|title|alt|placeholder)="([^"]*)"')


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_hold_no_words(path: Path) -> None:
    text = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    said = _TAG.sub(" ", text) + " ".join(_SPOKEN_ATTRIBUTE.findall(text))
    assert re.findall(r"[^\W\d_]{2,}", re.sub(r'&\w+;|[\w-]+="[^"]*"', "", said)) == []


def test_views_hold_no_words() -> None:
    """Two words with a space between them, or one with a capital, can only be meant for readers."""
    sentence = re.compile(r"[^\W\d_]{2,}[.,;:]? [^\W\d_]{2,}|(?<!\w)[A-Z][a-z]{2,}")
    found = [
        (path.name, text)
        for path, tree in modules()
        if path.name not in ("__init__.py", "catalogue.py", "environment.py", "widths.py")
        for text in strings(tree)
        if sentence.search(text)
    ]
    assert [pair for pair in found if not _is_code(pair[1])] == []


def _is_code(text: str) -> bool:
    """Tell whether a text is a regular expression, names of fonts or the like."""
    return bool(re.search(r"[\\|<>=]|//", text))


# A team's own catalogues


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "lang").mkdir()
    return tmp_path


def write(own: Path, language: str, text: str) -> None:
    (own / "lang" / f"{language}.toml").write_text(text, encoding="utf-8")


def test_own_language_falls_back_to_english_text_by_text(own: Path) -> None:
    write(own, "fr", 'results = "Résultats"\n')
    words = Words(load_catalogue("fr", own))
    assert (words["results"], words["delivered"], words.language) == ("Résultats", "Delivered", "fr")


def test_own_text_replaces_a_shipped_one(own: Path) -> None:
    write(own, "de", 'delivered = "Fertig"\n')
    words = Words(load_catalogue("de-AT", own))
    assert (words["delivered"], words["results"], words.language) == ("Fertig", "Ergebnisse", "de-AT")


def test_language_that_nobody_wrote_is_told_in_english() -> None:
    words = Words(load_catalogue("tlh"))
    assert (words.language, words["results"]) == ("en", "Results")
    assert not has_catalogue("tlh")


def test_plural_forms_are_chosen_as_the_language_counts(own: Path) -> None:
    forms = 'one = "{n} bod", few = "{n} body", many = "{n} bodu", other = "{n} bodů"'
    write(own, "cs", f'gap_points = {{{forms}}}\ndecimal = ","\n')
    words = Words(load_catalogue("cs", own))
    assert [words.say("gap_points", n=n) for n in (1, 3, 5)] == ["1 bod", "3 body", "5 bodů"]
    assert words.say("gap_points", n=1.5) == "1,5 bodu"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('resluts = "Résultats"', "there is no text `resluts`. Did you mean `results`?"),
        ('due = "Pour le {dat}"', "`due` knows no `{dat}`. Did you mean `{date}`?"),
        ('results = "{xyz}"', "`results` knows no `{xyz}`."),
        ('due = "Pour le {date"', "`due` has a brace that belongs to no placeholder"),
        ("due = 3", "`due` has to be a text."),
        ('due = {one = "a", other = "b"}', "`due` depends on no number: write one text."),
        ('overdue = {one = "{state}"}', "`overdue` needs the form `other`."),
        ('overdue = {two = "a", other = "b"}', "has a form `two`, which the language doesn't use"),
        ('inside = "upper"', "`inside` has to be `lower` or `same`."),
        ('due = "unfinished', "cannot be read"),
    ],
)
def test_mistakes_are_named_with_their_file(own: Path, text: str, problem: str) -> None:
    write(own, "fr", text)
    with pytest.raises(ConfigError) as error:
        load_catalogue("fr", own)
    assert "fr.toml" in error.value.problems[0]
    assert problem in "\n".join(error.value.problems)


@pytest.mark.parametrize("language", ["../secret", "de/../../x", "", "a b", "deutsch"])
def test_what_is_no_language_leads_to_no_file(language: str) -> None:
    assert tidy(language) == ""
    assert load_catalogue(language).language == "en"


def test_a_changed_file_is_read_anew(own: Path) -> None:
    import os

    write(own, "fr", 'results = "Un"\n')
    first = load_catalogue("fr", own).message("results")
    write(own, "fr", 'results = "Deux"\n')
    os.utime(own / "lang" / "fr.toml", (1, 1))
    assert (first, load_catalogue("fr", own).message("results")) == ("Un", "Deux")


# What is said


@pytest.mark.parametrize(
    ("terms", "text"),
    [
        ({}, "1 of 4 outputs shipped"),
        ({"output": "Initiative"}, "1 of 4 initiatives shipped"),
        ({"output": "KR", "outputs": "KRs {n}"}, "1 of 4 KRs {n} shipped"),
    ],
)
def test_terms_stand_in_sentences(terms: dict[str, str], text: str) -> None:
    assert Words(own=terms).shipped_of(1, 4) == text


def test_german_keeps_the_capitals_of_terms() -> None:
    words = Words(load_catalogue("de"), {"output": "Maßnahme", "outputs": "Maßnahmen"})
    assert words.shipped_of(1, 4) == "1 von 4 Maßnahmen geliefert"
    assert words["no_outputs"] == "Keine Maßnahmen."


def test_numbers_and_dates_follow_the_language() -> None:
    import datetime as dt

    words, day = Words(load_catalogue("de")), dt.date(2026, 11, 6)
    assert words.number(-1234567.5) == "−1\u202f234\u202f567,5"
    assert words.percent(0.52) == "52\u202f%"
    assert words.signed(3.5) == "+3,5"
    assert words.day(day, day) == "6. Nov."
    assert words.full_day(day) == "6. Nov. 2026"
    assert words.day_range(dt.date(2026, 10, 1), dt.date(2026, 12, 31)) == "1. Okt. – 31. Dez. 2026"
    assert Words(load_catalogue("de-AT")).full_day(dt.date(2027, 1, 6)) == "6. Jän. 2027"


def test_no_german_sentence_ends_with_a_short_date() -> None:
    """`16. Nov.` brings its own full stop."""
    full = {"closed_on", "ended_on"}
    texts = {key: text for key, text in load_catalogue("de").messages.items() if key not in full}
    ends = re.compile(r"\{(date|day|first_day|last_day|due)\}\.")
    assert [key for key, text in texts.items() if ends.search(str(text))] == []


def test_a_hole_is_left_where_the_sentence_has_it(own: Path) -> None:
    write(own, "ja", 'supports_these = "{names}を支える"\nmeasures_these = "?"\n')
    words = Words(load_catalogue("ja", own))
    assert words.around("supports_these", "names") == ("", "を支える")
    assert words.around("measures_these", "names") == ("?", "")
    assert Words().around("counts_alike", "name", total=4) == ("1 of 4, all alike, in ", "")


@pytest.mark.parametrize(
    ("items", "text"), [(["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")]
)
def test_lists_end_as_the_language_does(items: list[str], text: str) -> None:
    assert Words().listed(items) == text
