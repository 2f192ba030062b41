"""Which owners are several, and which only look like it."""

from __future__ import annotations

import pytest

from okrdocs.rules.several import several_names

ONE = """
support
Ana Silva
@ana
@larkfield/docs-team
larkfield/platform
group/sub-group/team
Sales & Marketing
sales and marketing
Research and Development
R&D
M&A
Trust & Safety
Diversity, Equity & Inclusion
People and Culture
Health & Wellbeing
Search & Discovery
UX/UI
DevOps/SRE
Product/Design
Legal, Risk and Compliance
Forschung und Entwicklung
Einkauf & Logistik
Vertrieb und Marketing
Brandt & Sons
Johnson & Johnson
Huber GmbH & Co. KG
Ana Silva, CTO
Ana Silva, Head of Support
Ana Silva / CEO
Ana (Support)
Support, Lisbon
Ana & team
Ana + others
Ana / TBD
??? / ???
https://people.example.org/ana/ben
C++ guild
team a
Ortega y Gasset
O'Brien
Jean-Luc
"""

SEVERAL = {
    "parkan / autonome": ["parkan", "autonome"],
    "Ana / Ben": ["Ana", "Ben"],
    "Ana/Ben": ["Ana", "Ben"],
    "Ana & Ben": ["Ana", "Ben"],
    "Ana Silva and Ben Ito": ["Ana Silva", "Ben Ito"],
    "Ana und Ben": ["Ana", "Ben"],
    "ana, ben": ["ana", "ben"],
    "Ana, Ben, and Cem": ["Ana", "Ben", "Cem"],
    "Ana; Ben": ["Ana", "Ben"],
    "Ana or Ben": ["Ana", "Ben"],
    "Ana + Ben": ["Ana", "Ben"],
    "@ana and @ben": ["@ana", "@ben"],
    "@ana @ben": ["@ana", "@ben"],
    "@ana/@ben": ["@ana", "@ben"],
    "@larkfield/docs & @larkfield/shop": ["@larkfield/docs", "@larkfield/shop"],
    "ana@example.org, ben@example.org": ["ana@example.org", "ben@example.org"],
    "Sales / Marketing": ["Sales", "Marketing"],
    "marketing, sales": ["marketing", "sales"],
    "team red / team blue": ["team red", "team blue"],
}


def nobody(_name: str) -> bool:
    return False


@pytest.mark.parametrize("owner", ONE.strip().splitlines())
def test_one(owner: str) -> None:
    assert several_names(owner, nobody) == []


@pytest.mark.parametrize(("owner", "names"), SEVERAL.items())
def test_several(owner: str, names: list[str]) -> None:
    assert several_names(owner, nobody) == names


def test_names_that_stand_alone_elsewhere() -> None:
    known = {"sales", "marketing", "ana", "support"}
    assert several_names("sales & marketing", known.__contains__) == ["sales", "marketing"]
    assert several_names("ana/support", known.__contains__) == ["ana", "support"]
    assert several_names("ana/infra", known.__contains__) == []
