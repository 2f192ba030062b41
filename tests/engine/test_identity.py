"""What a finding is about, whichever line it stands on."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdocs.engine.config import Settings
from okrdocs.engine.identity import identity
from okrdocs.engine.run import analyse

PAGE = """\
<!-- okrdocs: ignore[K02] a slip -->

```okr
objective: Customers get answers without calling
id: answers
period: 2026-Q4
outcomes:
  - outcome: Calls to the call centre fall
    id: calls
    baseline: 4000
    target: 2500
    guards: [leds, csta]
```

See [](okr:nothing).

```okr
objective: [
```
"""


def identities(page: str, path: str = "docs/a.md") -> Counter[str]:
    settings = Settings(as_of=dt.date(2026, 11, 23), select=("K", "M201", "R404"))
    return Counter(map(identity, analyse([(path, page.encode())], settings).diagnostics))


def test_objects_go_by_their_id_and_everything_else_by_its_page() -> None:
    found = identities(PAGE)
    assert found["M201 #calls target"] == 1
    assert found["K004 #calls guards"] == 2
    assert found["R404 #answers owner"] == 1
    assert found["K004 docs/a.md"] == found["K009 docs/a.md"] == found["K000 docs/a.md"] == 1


@given(st.text(alphabet="\nab ", max_size=20), st.integers(0, 3))
def test_text_around_and_indentation_change_nothing(above: str, quotes: int) -> None:
    text = "".join(f"{'> ' * quotes}{line}\n" for line in PAGE.splitlines())
    before = "\n".join(line.strip() for line in above.split("\n"))
    assert identities(f"{before}\n\n{text}\n{above.strip()}\n") == identities(PAGE)


@pytest.mark.parametrize("path", ["b.md", "docs/new/plan.md"])
def test_objects_keep_theirs_when_their_page_moves(path: str) -> None:
    assert {one for one in identities(PAGE, path) if "#" in one} == {
        one for one in identities(PAGE) if "#" in one
    }


def test_case_does_not_matter_in_ids() -> None:
    assert identities(PAGE.replace("id: calls", "id: Calls")) == identities(PAGE)
