"""Views in real builds: what they show, where they stand, and that they are never behind the plan."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import markdown
import pytest
from mkdocs.exceptions import Abort

from okrdocs.engine.config import Settings
from okrdocs.hosts.markdown_extension import OkrExtension
from okrdocs.hosts.standalone import StandaloneCards
from tests.hosts import html_checks
from tests.parse.fence_cases import FakeCards

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import BuildSite, Site

PLAN = """\
---
okr: {period: 2026-Q4, owner: Field advice}
---
# Support

```okr
objective: Callers get help at once
id: help
why: Waiting costs seedlings.
commitment: committed
outcomes:
  - outcome: The phones ring less
    id: calls
    unit: calls/week
    baseline: 4000
    target: 2500
    due: 2026-12-15
    rationale: Most calls ask for what the search now knows.
    checkins:
      - {date: 2026-11-02, value: 3700}
      - {date: 2026-11-16, value: 3220, confidence: 60%}
  - outcome: Margin of the help line rises above 17 percent
    id: margin
    unit: "%"
    baseline: 17
    target: 23
    current: 21
    owner: finance
    confidential: true
outputs:
  - {output: Search, id: search, leads_to: calls, status: done, shipped: 2026-11-06}
  - {output: Guide to the search, id: guide, leads_to: calls, due: 2026-11-15, progress: 40%}
```
"""


def _page(*views: str) -> str:
    return "# Monday\n\n" + "\n\n".join(f"```okr-view\n{view.strip()}\n```" for view in views) + "\n"


def _built(build_site: BuildSite, *views: str) -> str:
    """Return the page with `views`, of a site whose plan is PLAN."""
    site = build_site({"plan.md": PLAN, "monday.md": _page(*views)})
    return _content(site)


def _content(site: Site, name: str = "monday/index.html") -> str:
    page = site.read(name)
    return page[page.index("<h1") : page.index("<footer")]


def _words(html: str) -> str:
    """Return what a reader sees, words apart by single blanks."""
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def test_a_table_shows_objects_of_any_kind(build_site: BuildSite) -> None:
    html = _built(build_site, "where: objective = help\nsort: title")
    assert re.findall(r'<tr[^>]* data-okr-id="(\w+)"', html) == ["help", "guide", "margin", "search", "calls"]
    assert "Name Owner Period Progress State" in _words(html)
    assert 'href="../okrs/outcomes/calls/"' in html
    assert "40 %, 8 days overdue" in _words(html).replace("\u202f", " ")


def test_a_column_that_repeats_the_headings_is_left_out(build_site: BuildSite) -> None:
    words = _words(_built(build_site, "show: outcomes\ngroup: owner"))
    assert "Outcome Period Progress Health Field advice 1 outcome" in words
    assert "finance 1 outcome" in words


@pytest.mark.parametrize("form", ["table", "list", "cards", "chart", "map"])
def test_every_form_shows_what_was_found_and_leads_there(build_site: BuildSite, form: str) -> None:
    site = build_site({"plan.md": PLAN, "monday.md": _page(f"show: outcomes\ngroup: health\nas: {form}")})
    html = _content(site)
    assert "The phones ring less" in html
    assert html.count(f'data-okr-view="{form}"') == 1
    assert "At risk" in _words(html)
    assert html_checks.doubled_ids(site.folder) == []
    broken = html_checks.broken_links(site.folder)
    assert [link for link in broken if link.startswith("monday/") and "okrs" in link] == []


def test_a_chart_has_a_line_for_each_outcome_but_no_confidential_one(build_site: BuildSite) -> None:
    html = _built(build_site, "as: chart")
    assert html.count('class="okr-plot okr-spark') == 1
    assert "numbers withheld" in _words(html)


def test_a_count_stands_in_its_sentence(build_site: BuildSite) -> None:
    page = "# Monday\n\nThis week\n```okr-view\nshow: outcomes\nas: count\n```\nare left.\n"
    html = _content(build_site({"plan.md": PLAN, "monday.md": page}))
    assert "This week 2 outcomes are left." in _words(html)
    assert re.search(r"<p>This week\s*<span[^>]*><b>2 outcomes</b></span>\s*are left\.</p>", html)


@pytest.mark.parametrize(
    ("view", "words"),
    [
        ("show: outputs\nas: count", "2 outputs"),
        ("show: outputs\nwhere: owner = nobody\nas: count", "0 outputs"),
        ("as: count", "1 objective, 2 outcomes, 2 outputs"),
        ("where: owner = nobody\nas: count", "nothing"),
        ("show: outputs\ngroup: status\nas: count", "2 outputs (In progress 1, Done 1)"),
    ],
)
def test_a_count_names_what_it_counts(build_site: BuildSite, view: str, words: str) -> None:
    assert words == _words(_built(build_site, view).partition("</h1>")[2]).removesuffix(" </div>").strip()


@pytest.mark.parametrize(
    ("show", "words"),
    [
        ("outputs", "No outputs match this view today."),
        ("[outcomes, outputs]", "No outcomes or outputs match this view today."),
        ("all", "Nothing matches this view today."),
    ],
)
def test_an_empty_view_says_so(build_site: BuildSite, show: str, words: str) -> None:
    assert words in _words(_built(build_site, f"show: {show}\nwhere: owner = nobody"))


def test_groups_stay_out_of_the_table_of_contents(build_site: BuildSite) -> None:
    site = build_site({"plan.md": PLAN, "monday.md": _page("group: kind\nas: list")})
    page = site.read("monday/index.html")
    assert "Outcomes <small>2 outcomes</small>" in page
    assert len(re.findall(r"<h[1-6]", _content(site))) == 1


def test_what_is_confidential_is_neither_shown_nor_chosen_by(build_site: BuildSite) -> None:
    views = [f"show: outcomes\nwhere: {field} > -1\nas: list" for field in ("baseline", "current", "target")]
    html = _built(build_site, *views, *(f"group: title\nas: {form}" for form in ("table", "cards", "list")))
    shown = html.split('data-okr-view="list"')
    assert all("Margin" not in part.split("</div>")[0] for part in shown[1:4])
    assert "Margin of the help line rises above ••• percent" in html
    assert not re.search(r"\b(17|21|23)\b", _words(html))


def test_a_view_is_never_behind_the_blocks(build_site: BuildSite) -> None:
    """MkDocs renders every page on each rebuild; only the page with the block changes here."""
    files = {"plan.md": PLAN, "monday.md": _page("show: outputs\nwhere: status != done\nas: list")}
    assert "Guide to the search" in _content(build_site(files, command="serve"))
    changed = PLAN.replace("due: 2026-11-15, progress: 40%", "status: done, shipped: 2026-11-20")
    assert "No outputs match" in _content(build_site({"plan.md": changed}, command="serve"))


def test_a_broken_view_fails_the_build_and_names_the_place(
    build_site: BuildSite, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(Abort):
        build_site({"plan.md": PLAN, "monday.md": _page("where: onwer = support")})
    assert "docs/monday.md:4:8: error: K013 invalid-view: There is no field `onwer`." in caplog.text


def test_while_serving_a_broken_view_becomes_a_box(build_site: BuildSite) -> None:
    page = _page("where: onwer = x and confidential") + "\nconfidential\n"
    html = _content(build_site({"plan.md": PLAN, "monday.md": page}, command="serve"))
    assert "This view has 1 error" in _words(html)
    assert "Did you mean" in html
    assert "^^^^^" in html
    assert "data-okr-view" not in html


def test_two_broken_views_that_read_alike_have_a_box_each(build_site: BuildSite) -> None:
    page = _page("where: onwer = x", "where: onwer = x")
    html = _content(build_site({"plan.md": PLAN, "monday.md": page}, command="serve"))
    assert [f"docs/monday.md:{line}" in html for line in (3, 7)] == [True, True]
    assert html.count("This view has 1 error") == 2


def test_a_view_that_names_no_object_is_shown_below_the_warning(build_site: BuildSite) -> None:
    files = {"plan.md": PLAN, "monday.md": _page("where: objective = hlep")}
    html = _content(build_site(files, {"fail_on": "warning"}, command="serve"))
    assert html.index("Nothing has the id") < html.index("Nothing matches this view today.")


def test_a_broken_view_that_is_ignored_says_so_instead_of_showing_everything(build_site: BuildSite) -> None:
    files = {"plan.md": PLAN, "monday.md": _page("where: onwer = x")}
    html = _content(build_site(files, {"ignore": ["K013"]}))
    assert "This view cannot be shown" in html
    assert "The phones ring less" not in html


def test_a_view_that_a_snippet_brings_in_is_shown(build_site: BuildSite, tmp_path: Path) -> None:
    (tmp_path / "part.md").write_text("```okr-view\nshow: outputs\nas: count\n```\n")
    extensions = [{"pymdownx.snippets": {"base_path": [str(tmp_path)]}}]
    files = {"plan.md": PLAN, "monday.md": '# Monday\n\n--8<-- "part.md"\n'}
    assert "2 outputs" in _words(_content(build_site(files, markdown_extensions=extensions)))


def test_hosts_without_a_plan_say_what_would_stand_there() -> None:
    extension = OkrExtension(cards=StandaloneCards(Settings()))
    html = markdown.markdown(_page("show: outcomes"), extensions=[extension])
    assert "sites that MkDocs builds with the okrdocs plugin" in html


def test_blocks_and_views_stand_in_the_order_written() -> None:
    page = "```okr-view\n```\n\n```okr\na: 1\n```\n\nthen\n```okr-view\nas: count\n```\nleft\n"
    html = markdown.markdown(page, extensions=[OkrExtension(cards=FakeCards())])
    assert (
        html.index("okr-view")
        < html.index("okr-card")
        < html.index("<p>then\n<span>3 outcomes</span>\nleft</p>")
    )


@pytest.mark.parametrize(
    "markup",
    [
        "| what | how |\n|---|---|\n| calls | ![](okr:calls) |",
        "## Calls ![](okr:calls)",
        "- calls ![](okr:calls)\n- more",
        "1. calls\n\n    ![how the calls are](okr:calls)",
        "> **![](okr:calls)**",
    ],
)
def test_a_badge_shows_wherever_an_image_may_stand(build_site: BuildSite, markup: str) -> None:
    site = build_site(
        {"plan.md": PLAN, "monday.md": f"# Monday\n\n{markup}\n"}, markdown_extensions=["tables"]
    )
    html = _content(site)
    (image,) = re.findall(r'<img class="okr-badge"[^>]*>', html)
    assert 'src="../okrs/badges/calls.svg"' in image
    assert re.search(r'alt="[^"]+"', image)
    assert "okrs/badges/calls.svg" in site.names()
