"""Pages about many objects, and what is published for other programs, in real builds."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import feedparser
import icalendar
import pytest

from tests.hosts import html_checks
from tests.hosts.test_mkdocs_plugin import COMPANY, GOOD, MATERIAL, PAGES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import BuildSite

PAST = """\
```okr
objective: Orders arrive whole
id: whole
period: 2026-Q3
owner: Logistics
status: closed
grade: 0.7
retrospective: We learned to pack.
outcomes: [{outcome: Breakage falls, id: breakage, unit: "%", baseline: 4, target: 2}]
outputs: [{output: Thicker boxes, id: boxes, leads_to: breakage, status: done, shipped: 2026-08-01}]
```
"""
INTERVAL = (
    "```okr\nobjective: Sheds stay dry\nid: dry\nperiod: 2026-09-28/2026-12-20\nowner: LOGISTICS\n```\n"
)
MORE = {**PAGES, "past.md": PAST, "interval.md": INTERVAL}
QUIET = {"fail_on": "never"}


def test_periods_and_owners_have_pages_that_others_lead_to(build_site: BuildSite) -> None:
    site = build_site(MORE, QUIET)
    assert {
        "okrs/periods/2026-Q4/index.html",
        "okrs/periods/2026-Q3/index.html",
        "okrs/periods/2026-09-28--2026-12-20/index.html",
        "okrs/owners/support/index.html",
        "okrs/owners/logistics/index.html",
        "okrs/map/index.html",
    } <= site.names()
    card = site.read("plans/support/index.html")
    assert 'href="../../okrs/owners/support/"' in card
    assert 'href="../../okrs/periods/2026-Q4/"' in card
    assert "We learned to pack." in site.read("okrs/periods/2026-Q3/index.html")
    both = site.read("okrs/owners/logistics/index.html")
    assert "Sheds stay dry" in both
    assert "Orders arrive whole" in both


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs", "material"])
@pytest.mark.parametrize("directory_urls", [True, False])
def test_no_link_on_them_leads_nowhere(build_site: BuildSite, theme: str, directory_urls: bool) -> None:
    look = MATERIAL if theme == "material" else {"name": theme, "highlightjs": False}
    site = build_site(MORE, QUIET, theme=look, use_directory_urls=directory_urls)
    assert [link for link in html_checks.broken_links(site.folder) if "okr" in link] == []
    assert [name for name in html_checks.doubled_ids(site.folder) if "okr-" in name] == []


def test_an_empty_list_leaves_the_dashboard_alone(build_site: BuildSite) -> None:
    pages = {name for name in build_site(MORE, {**QUIET, "pages": []}).names() if name.startswith("okrs/")}
    assert {name for name in pages if name.endswith(".html")} == {"okrs/index.html"}


@pytest.mark.parametrize(("kind", "page"), [("periods", "2026-Q4"), ("owners", "support")])
def test_each_kind_of_page_can_be_chosen(build_site: BuildSite, kind: str, page: str) -> None:
    site = build_site(PAGES, {"pages": [kind]})
    folders = {name.split("/")[1] for name in site.names() if re.match("okrs/[^/]+/", name)}
    assert folders == {kind, "badges"}
    assert page in site.read("okrs/index.html")


def test_navigation_leads_to_dashboard_map_and_periods_only(build_site: BuildSite) -> None:
    home = build_site(MORE, QUIET, theme=MATERIAL).read("index.html")
    for target in ("okrs/", "okrs/map/", "okrs/periods/2026-Q4/", "okrs/periods/2026-Q3/"):
        assert f'href="{target}"' in home
    assert "okrs/owners/" not in home
    assert "okrs/objectives/" not in home
    assert "28 Sep – 20 Dec 2026" in home


def test_many_past_periods_do_not_fill_the_navigation(build_site: BuildSite) -> None:
    blocks = [
        f"```okr\nobjective: O {y}\nperiod: {y}-Q1\nowner: a\nstatus: dropped\n```\n"
        for y in range(2010, 2026)
    ]
    site = build_site({"index.md": "# Home\n", "p.md": "\n".join(blocks)}, QUIET, theme=MATERIAL)
    home = site.read("index.html")
    assert "okrs/periods/2025-Q1/" in home
    assert "okrs/periods/2010-Q1/" not in home
    assert "periods/2010-Q1/" in site.read("okrs/index.html")


def test_a_section_with_the_dashboard_takes_the_others(build_site: BuildSite) -> None:
    nav = [{"Home": "index.md"}, {"Goals": ["okrs/index.md", "plans/company.md"]}]
    home = build_site(PAGES, nav=nav, theme=MATERIAL).read("index.html")
    goals = home.index("Goals")
    assert goals < home.index("okrs/map/", goals) < home.index("plans/company/", goals)


def test_script_is_a_file_that_no_page_waits_for(build_site: BuildSite) -> None:
    site = build_site(PAGES)
    assert '<script src="../okrdocs.js" defer></script>' in site.read("okrs/map/index.html")
    script, style = (site.read(f"okrs/okrdocs.{kind}").encode() for kind in ("js", "css"))
    assert len(script) <= 4096
    assert len(script) + len(style) <= 20_000
    assert b"/* Show" not in script
    assert b" // " not in script
    assert b"/* icons" not in style


def test_own_script_is_published_as_it_is_written(build_site: BuildSite, tmp_path: Path) -> None:
    own = "const address = 'https://example.org/ // a b' // why\n"
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "okrdocs.js").write_text(own)
    assert build_site(PAGES, {"templates_dir": "own"}).read("okrs/okrdocs.js") == own


def test_the_map_leaves_out_the_navigation_to_have_its_width(build_site: BuildSite) -> None:
    site = build_site(PAGES, theme=MATERIAL)
    side = '<div class="md-sidebar md-sidebar--primary" data-md-component="sidebar" data-md-type="navigation"'
    assert f"{side} hidden" in site.read("okrs/map/index.html")
    assert f"{side} hidden" not in site.read("okrs/index.html")


def test_calendar_and_feed_name_full_addresses_where_the_site_has_one(build_site: BuildSite) -> None:
    site = build_site(PAGES, site_url="https://example.org/sub/")
    calendar = icalendar.Calendar.from_ical(site.read("okrs/calendar.ics"))
    urls = {str(event.get("url")) for event in calendar.walk("VEVENT") if event.get("url")}
    assert "https://example.org/sub/okrs/outcomes/fewer-calls/" in urls
    feed = feedparser.parse(site.read("okrs/feed.xml"))
    assert feed.bozo == 0
    assert feed.entries[0].link == "https://example.org/sub/okrs/outcomes/fewer-calls/"


def test_without_an_address_the_feed_is_relative_and_the_calendar_names_none(build_site: BuildSite) -> None:
    site = build_site(PAGES)
    assert "URL" not in site.read("okrs/calendar.ics")
    assert 'href="outcomes/fewer-calls/"' in site.read("okrs/feed.xml")


def test_dashboard_leads_to_the_data(build_site: BuildSite) -> None:
    dashboard = build_site(PAGES).read("okrs/index.html")
    for name in ("okrs.json", "okrs.csv", "calendar.ics", "feed.xml"):
        assert f'href="{name}"' in dashboard


def test_periods_owners_and_the_site_have_badges(build_site: BuildSite) -> None:
    site = build_site(MORE, QUIET)
    for name, label in (
        ("badge", "OKRs"),
        ("badges/periods/2026-Q4", "2026-Q4"),
        ("badges/periods/2026-Q3", "2026-Q3"),
        ("badges/owners/support", "support"),
    ):
        assert json.loads(site.read(f"okrs/{name}.json"))["label"] == label
        assert site.read(f"okrs/{name}.svg").startswith("<svg")
    assert json.loads(site.read("okrs/badges/periods/2026-Q3.json"))["message"].endswith("closed")


def test_an_owner_without_anything_running_keeps_a_badge_for_those_who_link_to_it(
    build_site: BuildSite,
) -> None:
    site = build_site(
        {"index.md": "# Home\n", "plan.md": GOOD, "company.md": COMPANY, "past.md": PAST}, QUIET
    )
    assert json.loads(site.read("okrs/badges/owners/logistics.json"))["message"] == "no running objectives"


def test_a_site_without_any_block_has_a_badge_and_a_calendar_to_link_to(build_site: BuildSite) -> None:
    site = build_site({"index.md": "# Home\n"})
    assert ">no running objectives</text>" in site.read("okrs/badge.svg")
    calendar = icalendar.Calendar.from_ical(site.read("okrs/calendar.ics"))
    assert [part.name for part in calendar.subcomponents] == ["VTIMEZONE"]
