"""What `--fix` makes of pages: only what it should, once and for all, wherever the blocks stand."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from okrdocs.engine.fix_project import fix_project
from okrdocs.engine.lint import LintResult
from okrdocs.model import Diagnostic, Edit, Finding, Fix, Severity, Span
from okrdocs.rules import BY_CODE
from tests.engine.repairing import fixed, fixed_project, linted, relint
from tests.rules.case_files import FOLDER, cases

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


TEXT = Path(__file__).with_name("fixes.md").read_text(encoding="utf-8")
CASE = re.compile(
    r"^# (?P<title>[^\n]+)\n\n~~~~ before\n(?P<before>.*?)~~~~\n(?:\n~~~~ after\n(?P<after>.*?)~~~~\n)?",
    re.DOTALL | re.MULTILINE,
)


class Golden(NamedTuple):
    before: str
    after: str
    unsafe: bool


GOLDEN = {
    case["title"]: Golden(
        case["before"],
        case["before"] if case["after"] is None else case["after"],
        case["title"].endswith("(unsafe)"),
    )
    for case in CASE.finditer(TEXT)
}


def indented(page: str, head: str, margin: str) -> str:
    """Put a page into a container that begins with `head`."""
    return head + re.sub(r"^(?=.)", margin, page, flags=re.MULTILINE)


def quoted(page: str) -> str:
    return re.sub(r"^(.*)\n", lambda line: f"> {line[1]}".rstrip() + "\n", page, flags=re.MULTILINE)


DRESSES: dict[str, Callable[[str], str]] = {
    "as it is": lambda page: page,
    "carriage returns": lambda page: page.replace("\n", "\r\n"),
    "old carriage returns": lambda page: page.replace("\n", "\r"),
    "byte order mark": lambda page: "\ufeff" + page,
    "no end of the last line": lambda page: page.removesuffix("\n"),
}
PLACES: dict[str, Callable[[str], str]] = {
    "in a list": lambda page: indented(page, "- Plan:\n\n", "    "),
    "in a list, by a tab": lambda page: indented(page, "- Plan:\n\n", "\t"),
    "in a quotation": quoted,
    "in a quotation in a list": lambda page: indented(quoted(page), "1. Plan:\n\n", "    "),
    "in an admonition": lambda page: indented(page, "!!! note\n\n", "    "),
    "in a tab of a page": lambda page: indented(page, '=== "Plan"\n\n', "    "),
    "below a text of many signs": lambda page: f"# Plän 🌱\n\nA \u2028 line\x0b and more.\n\n{page}",
}
HAS_CONTEXT = re.compile(r"^(?:---|<!--|We |Text)", re.MULTILINE)


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize("title", GOLDEN)
def test_golden_pages(title: str, dress: str) -> None:
    case, dressed = GOLDEN[title], DRESSES[dress]
    expected = dressed(case.after).removeprefix("\ufeff")
    assert fixed(dressed(case.before), unsafe=case.unsafe) == expected
    assert fixed(expected, unsafe=case.unsafe) == expected


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "title", [title for title, case in GOLDEN.items() if not HAS_CONTEXT.search(case.before)]
)
def test_golden_blocks_in_other_places(title: str, place: str) -> None:
    case, put = GOLDEN[title], PLACES[place]
    assert fixed(put(case.before), unsafe=case.unsafe) == put(case.after)


def test_every_golden_page_is_read() -> None:
    assert len(GOLDEN) == TEXT.count("~~~~ before\n") > 15


def errors(result: LintResult) -> Counter[str]:
    return Counter(one.code for one in result.diagnostics if one.severity is Severity.ERROR)


CODES = sorted(path.stem for path in FOLDER.glob("*.yaml"))
PAGES = [case for code in CODES for part in ("pass", "fail") for case in cases(code, part)]


@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
def test_fixes_of_all_cases_settle_what_they_fix_and_do_no_harm(unsafe: bool) -> None:
    for case in PAGES:
        pages = {name: text.encode() for name, text in case.pages.items()}
        project = fix_project(relint(pages, case.settings), unsafe=unsafe)
        after = {**pages, **{name: change.after.encode() for name, change in project.changes.items()}}
        assert not fix_project(relint(after, case.settings), unsafe=unsafe).changes, case.name
        assert project.counts().keys() <= {code for code, rule in BY_CODE.items() if rule.fixes}
        allowed = {code for one in project.fixed if (fix := one.finding.fix) for code in fix.leaves}
        new = errors(project.result) - errors(linted(pages, case.settings))
        assert new.keys() <= allowed, case.name


def test_rules_that_fix_something_say_so_and_have_a_case_of_it() -> None:
    saying = {code for code in CODES if BY_CODE[code].fixes}
    assert saying == {case.code for case in PAGES if case.fixed is not None}


def diagnostic(code: str, line: int, text: str, *, message: str = "m", leaves: str = "") -> Diagnostic:
    """Make a finding whose fix writes `text` in place of a line."""
    fix = Fix("f", (Edit(Span(line, 1, line + 1, 1), text),), True, frozenset(leaves.split()))
    finding = Finding(code, message, "a.md", Span(line, 1, line, 2), object_id=f"line-{line}", offer=fix)
    return Diagnostic("rule", Severity.ERROR, finding)


def broken(code: str, line: int) -> Diagnostic:
    return Diagnostic("rule", Severity.ERROR, Finding(code, "b", "a.md", Span(line, 1, line, 2)))


class Lines:
    """A made-up linter: lines that begin with `bad` are findings whose fix writes what follows behind `>`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.runs = 0

    def __call__(self, contents: Mapping[str, bytes]) -> LintResult:
        self.runs += 1
        text = contents.get("a.md", self.text.encode()).decode()
        found: list[Diagnostic] = []
        for number, line in enumerate(text.splitlines(), start=1):
            name, _, becomes = line.partition(">")
            if name.startswith("bad"):
                found.append(diagnostic("K001", number, f"{becomes}\n", message=name))
            elif name.startswith("broken"):
                found.append(broken("K000", number))
        return LintResult(linted({}).summary, tuple(found), {"a.md": text})


def test_a_fix_that_does_harm_is_taken_back_and_the_others_stay() -> None:
    lines = Lines("".join(f"bad{n}>{'broken' if n in (3, 11) else 'good'}\n" for n in range(20)))
    project = fix_project(lines, unsafe=False)
    after = project.changes["a.md"].after
    assert after.count("good") == 18
    assert "bad3>broken\n" in after
    assert "bad11>broken\n" in after
    assert len(project.fixed) == 18
    assert lines.runs < 40
    assert [(one.finding.span.line, one.reason) for one in project.refused] == [
        (4, "it would bring about another error, K000"),
        (12, "it would bring about another error, K000"),
    ]
    assert not any(one.finding.fix for one in project.result.diagnostics)


def test_a_fix_that_does_not_settle_its_finding_is_not_applied() -> None:
    project = fix_project(Lines("bad1>bad1>bad1\nbad2>good\n"), unsafe=False)
    assert project.changes["a.md"].after == "bad1>bad1>bad1\ngood\n"
    assert [one.reason for one in project.refused] == ["it would not settle the finding"]


def test_what_a_fix_reveals_is_fixed_as_well() -> None:
    project = fix_project(Lines("bad1>bad2>bad3>good\n"), unsafe=False)
    assert project.changes["a.md"].after == "good\n"
    assert project.counts() == {"K001": 3}


def test_fixes_that_never_end_are_given_up() -> None:
    class Endless(Lines):
        def __call__(self, contents: Mapping[str, bytes]) -> LintResult:
            self.runs += 1
            found = diagnostic("K001", 1, f"{self.runs}\n", message=str(self.runs))
            return LintResult(linted({}).summary, (found,), {"a.md": f"{self.runs - 1}\n"})

    lines = Endless("")
    fix_project(lines, unsafe=False)
    assert lines.runs < 300


def test_a_page_that_is_not_utf_8_is_left_alone() -> None:
    page = b"```okr\nobjective: Gr\xf6\xdfe\nperiod: Q4 2026\n```\n"
    project = fixed_project(page)
    assert project.changes == {}
    assert {one.reason for one in project.refused} == {"the page is not saved as UTF-8"}


def test_a_finding_that_is_accepted_is_not_fixed() -> None:
    page = (
        "```okr\nobjective: A goal\n# okrdocs: ignore[T501] as in the board's slides\nperiod: Q4 2026\n```\n"
    )
    assert "period: Q4 2026" in fixed(page)


def test_numbers_of_what_was_fixed_and_what_could_be() -> None:
    page = "```okr\nobjective: Growers get answers\nperiod: Q4 2026\nwho: ana\n```\n"
    project = fixed_project(page)
    assert project.counts() == {"K011": 1, "T501": 1}
    assert [one.finding.message for one in project.fixed if one.code == "T501"] == [
        "`Q4 2026` is not a period."
    ]
