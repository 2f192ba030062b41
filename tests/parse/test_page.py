"""Pages: encodings, front matter, positions and `okr:` links."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okrdocs.model import Span
from okrdocs.parse.nodes import Scalar
from okrdocs.parse.page import Page, read_page

BLOCK = "```okr\nobjective: A\nowner: ana\n```\n"


def _span_of(page: Page, key: str) -> Span:
    (block,) = page.blocks
    assert block.root is not None
    value = block.root.fields[key].value
    return block.span(value.start, value.end)


@pytest.mark.parametrize(
    ("data", "span"),
    [
        (BLOCK.encode(), Span(3, 8, 3, 11)),
        (b"\xef\xbb\xbf" + BLOCK.encode(), Span(3, 8, 3, 11)),
        (BLOCK.replace("\n", "\r\n").encode(), Span(3, 8, 3, 11)),
        (BLOCK.rstrip().encode(), Span(3, 8, 3, 11)),
        (b"---\ntitle: x\n---\n\n" + BLOCK.encode(), Span(7, 8, 7, 11)),
        (
            b"- item\n\n" + b"".join(b"    " + line + b"\n" for line in BLOCK.encode().splitlines()),
            Span(5, 12, 5, 15),
        ),
        (b"".join(b"> " + line + b"\n" for line in BLOCK.encode().splitlines()), Span(3, 10, 3, 13)),
        ("Größe 🚀\n\n".encode() + BLOCK.encode(), Span(5, 8, 5, 11)),
    ],
    ids=["plain", "bom", "crlf", "no-final-newline", "front-matter", "list", "quote", "unicode"],
)
def test_positions_are_those_of_the_file(data: bytes, span: Span) -> None:
    page = read_page("page.md", data)
    assert page.findings == ()
    assert _span_of(page, "owner") == span


def test_a_page_that_is_not_utf_8() -> None:
    page = read_page("page.md", b"# Gr\xfc\xdfe\n\n" + BLOCK.encode() + b"caf\xe9\n")
    (finding,) = page.findings
    assert (finding.code, finding.span) == ("K000", Span(1, 5, 1, 6))
    assert "UTF-8" in finding.message
    assert _span_of(page, "owner") == Span(5, 8, 5, 11), "the rest is read"


def test_a_page_of_mere_sentences_that_is_not_utf_8() -> None:
    page = read_page("page.md", b"OKRs of the caf\xe9\n")
    assert [finding.code for finding in page.findings] == ["K000"]


def test_a_page_in_utf_16() -> None:
    page = read_page("page.md", BLOCK.encode("utf-16"))
    assert [finding.code for finding in page.findings] == ["K000"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"# Title\n\nText\n",
        b"```python\nprint()\n```\n",
        b"\xff broken, but not ours",
    ],
)
def test_pages_that_hold_nothing_for_us(data: bytes) -> None:
    assert read_page("page.md", data) == Page("page.md", "", (), None, (), ())


def test_pages_without_blocks_cost_next_to_nothing() -> None:
    data = b"Some text about results, and more of it.\n" * 25_000
    start = time.process_time()
    for _ in range(20):
        read_page("page.md", data)
    assert time.process_time() - start < 0.2


@pytest.mark.parametrize(
    ("front", "values"),
    [
        ("okr: {period: 2026-Q4, owner: ana}", {"period": ("2026-Q4", 2, 15), "owner": ("ana", 2, 31)}),
        (
            "title: x\nokr:\n  period: 2026-Q4\n  owner: ana\ntags: [a]",
            {"period": ("2026-Q4", 4, 11), "owner": ("ana", 5, 10)},
        ),
        ("okr:\n\n  # why\n  owner: ana", {"owner": ("ana", 5, 10)}),
        ("okr: {\n  owner: ana\n}\nother: !!python/name:x y", {"owner": ("ana", 3, 10)}),
        ("'okr': {owner: ana}\nbroken: [", {"owner": ("ana", 2, 16)}),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_defaults(front: str, values: dict[str, tuple[str, int, int]], newline: str) -> None:
    page = read_page("page.md", f"---\n{front}\n---\n# Title\n".replace("\n", newline).encode())
    assert page.defaults is not None
    assert page.defaults.root is not None
    found = {}
    for name, field in page.defaults.root.fields.items():
        assert isinstance(field.value, Scalar)
        span = page.defaults.span(field.value.start, field.value.end)
        found[name] = (field.value.text, span.line, span.column)
    assert found == values
    assert page.defaults.findings == ()


@pytest.mark.parametrize(
    "text",
    [
        "okr: {owner: ana}\n",
        "---\n- okr: {owner: ana}\n---\n",
        "---\ntitle: okr\n---\n",
        "---\nmy:\n  okr: {owner: ana}\n---\n",
        "---\nokr:\n---\n",
        "---\nokr: ~\n---\n",
        "---\ntitle: [okr\n---\n",
        "---\n\nokr: {owner: ana}\n",
        "---\n# okr\nokr: {owner: ana}\n",
        "\n---\nokr: {owner: ana}\n---\n",
    ],
)
def test_no_defaults(text: str) -> None:
    page = read_page("page.md", text.encode())
    assert (page.defaults, page.findings) == (None, ())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see [](okr:fewer-calls).", [("fewer-calls", 1, 12)]),
        ("[text](okr:a) and ![](okr:b)", [("a", 1, 12), ("b", 1, 27)]),
        ("[a](<okr:a>) [b](okr:b 'title')", [("a", 1, 10), ("b", 1, 22)]),
        ("[a][x]\n\n[x]: okr:a\n> [y]: <okr:b>", [("a", 3, 10), ("b", 4, 13)]),
        ("- item\n\n    [a](okr:a)\n", [("a", 3, 13)]),
        ("!!! note\n    [a](okr:a)\n", [("a", 2, 13)]),
        ("[a](okr:)", [("", 1, 9)]),
        ("okr:a is a text, and so is (okr:b)", []),
        ("`[a](okr:a)` and ``[`](okr:b)``", []),
        ("`[a](okr:a) [b](okr:b)", [("a", 1, 10), ("b", 1, 21)]),
        ("`two\nlines: [a](okr:a)` [b](okr:b)", [("b", 2, 28)]),
        ("> `two\n> lines: [a](okr:a)` [b](okr:b)", [("b", 2, 30)]),
        ("one ` here\n\n[a](okr:a) and ` there", [("a", 3, 9)]),
        ("# one ` here\n[a](okr:a) and ` there", [("a", 2, 9)]),
        ("- one ` here\n- [a](okr:a) and ` there", [("a", 2, 11)]),
        ("one ` here\n```\n```\n[a](okr:a) and ` there", [("a", 4, 9)]),
        ("`C:\\` [a](okr:a) `b`", [("a", 1, 15)]),
        ("\\`[a](okr:a)`", [("a", 1, 11)]),
        ("\\[a](okr:a) [b\\](okr:b) ](okr:c) ](okr:d)", [("c", 1, 31)]),
        ("\\\\[a](okr:a) \\![b](okr:b) [[c](okr:c)", [("a", 1, 11), ("b", 1, 24), ("c", 1, 36)]),
        ("\\[a]: okr:a", []),
        ("[over\ntwo lines](okr:a) [b](\nokr:b)", [("a", 2, 16), ("b", 3, 5)]),
        ("[a](okr: a) [b](<okr: b>)\n\n[c]: okr: c", [("a", 1, 10), ("b", 1, 23), ("c", 3, 11)]),
        ("[a](OKR:a)\n\n[b]: Okr:b", [("a", 1, 9), ("b", 3, 10)]),
        ("<pre>\n[a](okr:a)\n\n[b](okr:b)\n</pre> [c](okr:c)\n", [("c", 5, 16)]),
        ("<PRE>[a](okr:a)</PRE> [b](okr:b)", [("b", 1, 31)]),
        ("<script>\n[a](okr:a)\n</script>\n<style>\n[b](okr:b)\n</style>\n", []),
        ("text <pre>[a](okr:a)</pre>", [("a", 1, 19)]),
        ("text <!--\n[a](okr:a) --> [b](okr:b)", [("b", 2, 24)]),
        ("<!--\n```\n-->\n```\n[a](okr:a)\n-->\n[b](okr:b)", [("b", 7, 9)]),
        ("```x``` is code\n[a](okr:a)\n```\n[b](okr:b)\n```\n", [("a", 2, 9)]),
        ("```\n[a](okr:a)\n```\n[b](okr:b)", [("b", 4, 9)]),
        ("~~~ text\n[a](okr:a)\n```\n~~~\n[b](okr:b)", [("b", 5, 9)]),
        ("text\n\n    [a](okr:a)\n", []),
        ("<!-- [a](okr:a) --> [b](okr:b)", [("b", 1, 29)]),
        ("<!--\n[a](okr:a)\n--> [b](okr:b)", [("b", 3, 13)]),
        ("---\ntitle: '[a](okr:a)'\n---\n[b](okr:b)", [("b", 4, 9)]),
        ("```okr\nobjective: A\nwhy: see [](okr:b)  # not [](okr:c)\n```\n", [("b", 3, 17)]),
        (
            "```okr\nobjective: A\nwhy: |\n  Two lines,\n  see [](okr:b) and `[](okr:c)`.\n```\n",
            [("b", 5, 14)],
        ),
    ],
)
def test_references(text: str, found: list[tuple[str, int, int]]) -> None:
    page = read_page("page.md", text.encode())
    assert [(link.id, link.span.line, link.span.column) for link in page.references] == found
    assert all(link.span.end_column - link.span.column == len(link.id) for link in page.references)


@pytest.mark.parametrize(
    "text",
    [
        "](okr:" * 200_000,
        "[" * 500_000 + "okr:",
        "`" * 500_000 + " okr:",
        " ".join("`" * (1 + number % 900) for number in range(3000)) + " [](okr:a)",
        "<!-- okr:" * 100_000,
        "a " + "<!-- " * 100_000 + "--> okr:",
        "\\[" * 200_000 + "](okr:a)",
        "text `\n" * 100_000 + "[](okr:a)",
        "[](okr:a)\n" * 50_000,
        "](" + " " * 500_000 + "okr:a",
        "[a]:" * 200_000 + "okr:",
        "```\n" * 200_000 + "okr:",
        "> " * 200_000 + "okr:",
        "---\n" + "okr: {\n" * 50_000 + "---\n",
        "```okr\n" + "why: [](okr:a)\n" * 300_000 + "```\n",
        "```okr\nobjective: A\n```\n" * 5000,
    ],
    ids=range(16),
)
def test_large_pages(text: str) -> None:
    start = time.process_time()
    page = read_page("page.md", text.encode())
    assert time.process_time() - start < 5
    assert page.path == "page.md"


MARKDOWN = (
    "```okr\n|```\n|~~~okr\n|~~~\n|    |> |- |---\n|\n|\r\n|\t|<!--|-->|[](okr:a)|`"
    "|!!! note\n|\ufeff|\u2028|\r|\0"
)
YAML = (
    "okr: {owner: a}\n|objective: A\n|owner: a\n|owner: b\n|target: [1\n|tags: [a, {b: c}]\n|outcomes:\n"
    "|  - x: B\n|&a *a\n"
)
PIECES = st.lists(
    st.one_of(st.sampled_from([*MARKDOWN.split("|"), *YAML.split("|")]), st.text(max_size=5)), max_size=30
)


def _inside(page: Page, span: Span) -> bool:
    lines = page.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return (
        (1, 1) <= (span.line, span.column) <= (span.end_line, span.end_column)
        and span.end_line <= len(lines)
        and span.column <= len(lines[span.line - 1]) + 1
        and span.end_column <= len(lines[span.end_line - 1]) + 1
    )


def _check(page: Page) -> None:
    blocks = [*page.blocks, *([page.defaults] if page.defaults else [])]
    for finding in [*page.findings, *(finding for block in blocks for finding in block.findings)]:
        assert _inside(page, finding.span), finding
    for link in page.references:
        assert _inside(page, link.span)
    for block in blocks:
        for field in block.root.fields.values() if block.root else ():
            assert _inside(page, block.span(field.key.start, field.key.end))
            assert _inside(page, block.span(field.value.start, field.value.end))


@settings(max_examples=400, deadline=None)
@given(PIECES)
def test_any_text_gives_a_page(pieces: list[str]) -> None:
    _check(read_page("page.md", ("okr:\n" + "".join(pieces)).encode("utf-8", "surrogatepass")))


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=80), st.binary(max_size=80))
def test_any_bytes_give_a_page(before: bytes, inside: bytes) -> None:
    _check(read_page("page.md", before + b"\n```okr\n" + inside + b"\n```\n"))


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_bytes_that_are_no_text_are_found_behind_a_byte_order_mark_too(mark: bytes) -> None:
    (finding,) = read_page("page.md", mark + b"okr\nab\x80c\n").findings
    assert finding.span == Span(2, 3, 2, 4)
