"""Texts that authors write: Markdown that can do no harm."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdocs.plan.index import Plan
from okrdocs.render.environment import neutralised
from okrdocs.render.text import Target, rendered, rendered_line, web_address
from tests.render.rendering import Addresses, everything, plan_of, read, renderer


def html(text: str) -> str:
    return str(rendered(text, lambda address: Target(f"/to/{address}", "A title")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plain words, 5 % & more", "Plain words, 5 % &amp; more"),
        ("*so* `x<y`", "<em>so</em> <code>x&lt;y</code>"),
        ("[a](https://example.org/?a=1&b=2)", '<a href="https://example.org/?a=1&amp;b=2">a</a>'),
        ("[a](../b.md#c)", '<a href="/to/../b.md#c">a</a>'),
        ("[](okr:calls)", '<a href="/to/okr:calls">A title</a>'),
        ("<b>bold</b>", "&lt;b&gt;bold&lt;/b&gt;"),
        ("# no heading", "# no heading"),
        ("1. one\n2. two", "<ol>\n<li>one</li>\n<li>two</li>\n</ol>\n"),
        ("one\n\ntwo", "<p>one</p>\n<p>two</p>\n"),
    ],
)
def test_markdown(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "java\u0000script:x",
    ],
)
def test_addresses_that_run_are_no_links(address: str) -> None:
    assert web_address(address) is None
    for object_html in everything(
        plan_of(f"output: O\nid: o\nlink: '{address}'\nenabling: '[x](<{address}>)'")
    ).values():
        assert all(href.startswith(("/", "#")) for href in read(object_html).links)


def test_line_has_no_blocks() -> None:
    assert str(rendered_line("one\n\n- *two*", lambda _: Target(None))) == "one - <em>two</em>"


def test_link_that_leads_nowhere_keeps_its_text() -> None:
    plan = plan_of("{objective: O, id: o, why: 'See [this](missing.md), [that](okr:nobody) and [](okr:o).'}")
    reading = read(renderer(plan).card("o", Addresses()))
    assert "See this, that and O." in reading.words
    assert reading.links["/o/"] == ["O", "O"]


HOSTILE = (
    "<script>alert(1)</script> \"'> ]]> <img src=x onerror=y> {{ 7 * 7 }} &lt; \u202eevil\u202c \u2066x \x07"
)


def test_nothing_an_author_writes_becomes_markup() -> None:
    plan = plan_of("{objective: O, id: o, outcomes: [{outcome: A, id: a}], outputs: [{output: B, id: b}]}")
    objective, outcome, output = plan.objectives["o"], plan.outcomes["a"], plan.outputs["b"]
    hostile = Plan.of(
        [
            objective._replace(title=HOSTILE, owner=HOSTILE, why=HOSTILE, resources=HOSTILE, level=HOSTILE),
            outcome._replace(title=HOSTILE, unit=HOSTILE, metric=HOSTILE, evidence=(HOSTILE,), current=1),
            output._replace(title=HOSTILE, note=HOSTILE, tags=(HOSTILE,), link=HOSTILE, description=HOSTILE),
        ]
    )
    for name, object_html in everything(hostile).items():
        reading = read(object_html)
        assert reading.faults == [], name
        assert not {tag for tag, _ in reading.tags} & {"script", "img"}, name
        assert not {key for _, values in reading.tags for key in values if key.startswith("on")}, name
        assert "49" not in reading.words, name
        assert not set(object_html) & set("\u202e\u202c\u2066\x07"), name


@given(st.text())
def test_any_text_can_be_rendered(text: str) -> None:
    reading = read(html(text))
    assert reading.faults == []
    assert not {tag for tag, _ in reading.tags} & {"script", "img", "h1", "h2"}


@given(st.text(st.characters(codec="utf-8")))
def test_neutralised_text_keeps_what_can_be_read(text: str) -> None:
    assert neutralised(text) == neutralised(neutralised(text))
    assert [c for c in text if c.isalnum()] == [c for c in neutralised(text) if c.isalnum()]
