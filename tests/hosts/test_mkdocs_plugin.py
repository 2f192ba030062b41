"""The plugin in real builds: what fails, what is published, and that all of it hangs together."""

from __future__ import annotations

import json
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import jsonschema
import pytest
from mkdocs.exceptions import Abort

from okrdocs import resources
from tests.hosts import html_checks

if TYPE_CHECKING:
    from tests.conftest import BuildSite

GOOD = """\
---
okr: {period: 2026-Q4, owner: support}
---
# Support

The line that matters is [](okr:fewer-calls), see [the phone](okr:fewer-calls) and ![](okr:fewer-calls).

```okr
objective: Customers get answers without having to call us
id: effortless
commitment: aspirational
why: Calls cost 9 EUR each.
supports: loyal
outcomes:
  - outcome: Calls to the call centre fall
    id: fewer-calls
    unit: calls/week
    baseline: 4000
    target: 2500
    due: 2026-12-15
    checkins:
      - {date: 2026-11-16, value: 3220, confidence: 0.6}
  - {outcome: Searches end with an answer, id: searches, unit: "%", baseline: 38, target: 60}
outputs:
  - output: Searchable product database
    id: database
    leads_to: fewer-calls
    status: done
    shipped: 2026-11-06
    due: 2026-11-10
```

- In a list:

    ```okr
    output: Guide to the search
    id: guide
    leads_to: searches
    ```
"""
COMPANY = """\
# Company

```okr
objective: Growers choose us and stay
id: loyal
period: 2026
owner: company
level: company
status: active
```
"""
BROKEN = """\
# Broken

```okr
objective: Orders arrive when we said
id: arrive
period: 2026-Q4
owner: logistics
outcomes:
  - {outcome: More orders arrive on the day, id: on-day, unit: "%", baseline: 86, target: many}
outputs:
  - {output: Route planner, id: planner, leads_to: on-dya}
```
"""
MATERIAL = {"name": "material", "font": False}
NEVER = ["search", {"okrdocs": {"as_of": "2026-11-23", "fail_on": "never"}}]
PAGES = {"index.md": "# Home\n", "plans/support.md": GOOD, "plans/company.md": COMPANY}


def place(text: str, word: str) -> str:
    before = text[: text.index(word)]
    return f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def cards(html: str) -> int:
    return html.count('class="okr okr-card"')


def test_each_block_becomes_a_card_in_its_place(build_site: BuildSite) -> None:
    page = build_site(PAGES).read("plans/support/index.html")
    assert cards(page) == 2
    assert 'data-okr-id="effortless"' in page
    assert 'data-okr-id="guide"' in page.split("In a list:")[1]
    assert "```" not in page


def test_every_object_has_a_page_a_badge_and_its_place_in_the_data(build_site: BuildSite) -> None:
    site = build_site(PAGES)
    objects = {"objectives": {"effortless", "loyal"}, "outcomes": {"fewer-calls", "searches"}}
    objects["outputs"] = {"database", "guide"}
    data = json.loads(site.read("okrs/okrs.json"))
    jsonschema.validate(data, json.loads(resources.schema_text("okrs.schema.json")))
    for kind, ids in objects.items():
        assert {item["id"] for item in data[kind]} == ids
        for item in data[kind]:
            assert item["url"] == f"okrs/{kind}/{item['id']}/"
            assert item["title"] in site.read(f"okrs/{kind}/{item['id']}/index.html")
            badge = ET.fromstring(site.read(f"okrs/badges/{item['id']}.svg"))  # noqa: S314 - our own file
            assert badge.get("role") == "img"
            assert json.loads(site.read(f"okrs/badges/{item['id']}.json"))["schemaVersion"] == 1


def test_without_pages_only_embedded_badges_are_made(build_site: BuildSite) -> None:
    names = build_site(PAGES, {"pages": []}).names()
    assert {name for name in names if "badges" in name} == {
        "okrs/badges/fewer-calls.svg",
        "okrs/badges/fewer-calls.json",
    }
    more = build_site(PAGES, {"pages": [], "badges": ["objective"]}).names()
    assert {"okrs/badges/loyal.svg", "okrs/badges/effortless.svg"} <= more
    assert "okrs/objectives/loyal/index.html" not in more


def test_okr_links_lead_to_the_page_and_show_title_and_badge(build_site: BuildSite) -> None:
    page = build_site(PAGES).read("plans/support/index.html")
    assert '<a class="okr-to" href="../../okrs/outcomes/fewer-calls/">the phone</a>' in page
    assert ">Calls to the call centre fall</a>" in page
    assert 'src="../../okrs/badges/fewer-calls.svg"' in page


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs", "material"])
@pytest.mark.parametrize("directory_urls", [True, False])
@pytest.mark.parametrize("pages", [["objective", "outcome", "output"], []])
def test_no_link_leads_nowhere(
    build_site: BuildSite, theme: str, directory_urls: bool, pages: list[str]
) -> None:
    look: dict[str, Any] = MATERIAL if theme == "material" else {"name": theme, "highlightjs": False}
    site = build_site(
        PAGES,
        {"pages": pages},
        theme=look,
        use_directory_urls=directory_urls,
        site_url="https://example.org/handbook/sub/",
    )
    ours = [link for link in html_checks.broken_links(site.folder) if "okr" in link]
    assert ours == []
    assert [name for name in html_checks.doubled_ids(site.folder) if "okr-" in name] == []


def test_the_dashboard_is_in_the_navigation_and_the_pages_are_not(build_site: BuildSite) -> None:
    home = build_site(PAGES).read("index.html")
    assert 'href="okrs/"' in home
    assert "okrs/objectives/" not in home


def test_a_site_can_place_the_dashboard_itself(build_site: BuildSite) -> None:
    home = build_site(PAGES, nav=[{"Home": "index.md"}, {"Our goals": "okrs/index.md"}]).read("index.html")
    assert "Our goals" in home
    assert ">OKRs<" not in home


def test_edit_this_page_leads_to_the_page_of_the_block(build_site: BuildSite) -> None:
    site = build_site(PAGES, repo_url="https://example.org/repo", edit_uri="edit/main/docs/")
    page = site.read("okrs/outcomes/fewer-calls/index.html")
    assert "https://example.org/repo/edit/main/docs/plans/support.md" in page


def test_errors_stop_the_build_before_any_page_is_rendered(build_site: BuildSite) -> None:
    with pytest.raises(Abort):
        build_site({**PAGES, "broken.md": BROKEN})
    assert not Path("site/index.html").exists()


@pytest.mark.parametrize("program", ["mkdocs", "properdocs"])
@pytest.mark.parametrize("flags", [["-q"], []])
def test_a_failing_build_exits_with_1_and_names_every_place(
    build_site: BuildSite, program: str, flags: list[str]
) -> None:
    with pytest.raises(Abort):
        build_site({**PAGES, "broken.md": BROKEN}, theme=MATERIAL)
    done = subprocess.run(
        [sys.executable, "-m", program, "build", *flags, "-f", "mkdocs.yml"], capture_output=True, text=True
    )
    assert done.returncode == 1
    assert f"docs/broken.md:{place(BROKEN, 'many')}: error: K001 schema" in done.stderr
    assert f"docs/broken.md:{place(BROKEN, 'on-dya')}: error: K004 dangling-link" in done.stderr


def test_warnings_fail_a_strict_build_only(build_site: BuildSite) -> None:
    assert "K007" in build_site(PAGES).log
    command = [sys.executable, "-m", "mkdocs", "build", "-f", "mkdocs.yml", "-q"]
    assert subprocess.run(command, check=False).returncode == 0
    strict = subprocess.run([*command, "--strict"], capture_output=True, text=True)
    assert strict.returncode == 1
    assert "K007" in strict.stderr


@pytest.mark.parametrize(
    ("command", "options"), [("serve", {}), ("build", {"fail_on": "never"})], ids=["serve", "never"]
)
def test_a_broken_block_becomes_a_box(
    build_site: BuildSite, command: Literal["build", "serve"], options: dict[str, str]
) -> None:
    site = build_site({**PAGES, "broken.md": BROKEN}, options, command=command)
    page = site.read("broken/index.html")
    assert 'class="okr okr-error"' in page
    assert 'role="alert"' in page
    assert "docs/broken.md:3" in page
    assert "on-dya" in page
    assert 'class="okr okr-error"' not in site.read("plans/support/index.html") or options


def test_a_finding_outside_of_a_block_is_shown_on_top_of_the_page(build_site: BuildSite) -> None:
    site = build_site({**PAGES, "lost.md": "# Lost\n\nSee [](okr:fewer-cals).\n"}, command="serve")
    page = site.read("lost/index.html")
    assert page.index('class="okr okr-error"') < page.index("See")


@pytest.mark.parametrize("directory_urls", [True, False])
def test_ids_that_name_the_folder_get_pages_like_any_other(
    build_site: BuildSite, directory_urls: bool
) -> None:
    page = "# Plan\n\n"
    for name in ("index", "README"):
        page += f"```okr\noutput: What {name} is for\nid: {name}\nleads_to: searches\n```\n\n"
    site = build_site({**PAGES, "plan.md": page}, use_directory_urls=directory_urls)
    for name in ("index", "README"):
        path = f"okrs/outputs/{name}/index.html" if directory_urls else f"okrs/outputs/{name}.html"
        assert f"<h1><bdi>What {name} is for</bdi></h1>" in site.read(path)
    assert [link for link in html_checks.broken_links(site.folder) if "okr" in link] == []


def test_a_block_that_a_snippet_brings_in_is_warned_about(build_site: BuildSite, tmp_path: Path) -> None:
    (tmp_path / "part.md").write_text(
        "```okr\noutput: From elsewhere\nid: elsewhere\nleads_to: searches\n```\n"
    )
    extensions = [{"pymdownx.snippets": {"base_path": [str(tmp_path)]}}]
    site = build_site({**PAGES, "with.md": '# With\n\n--8<-- "part.md"\n'}, markdown_extensions=extensions)
    assert "WARNING docs/with.md: this page shows an okr block that is not in its file" in site.log
    assert "From elsewhere" in site.read("with/index.html")


def test_posts_of_a_blog_are_checked_and_shown(build_site: BuildSite) -> None:
    post = "---\ndate: 2026-11-01\n---\n# Post\n\nLead, see [it](okr:fewer-calls).\n\n<!-- more -->\n\n"
    block = "```okr\noutput: Post about the search\nid: post\nleads_to: searches\n```\n"
    plugins = ["search", "blog", {"okrdocs": {"as_of": "2026-11-23"}}]
    files = {**PAGES, "blog/index.md": "# Blog\n", "blog/posts/one.md": post + block}
    site = build_site(files, theme=MATERIAL, plugins=plugins)
    assert "okrs/outputs/post/index.html" in site.names()
    (shown,) = (
        name for name in site.names() if name.startswith("blog/20") and name.endswith("/post/index.html")
    )
    assert 'data-okr-id="post"' in site.read(shown)
    assert '<a class="okr-to" href="../okrs/outcomes/fewer-calls/">it</a>' in site.read("blog/index.html")
    broken = {"blog/posts/two.md": post + block.replace("searches", "serches")}
    with pytest.raises(Abort):
        build_site(broken, theme=MATERIAL, plugins=plugins)


def test_a_real_file_at_a_generated_address_is_never_overwritten(build_site: BuildSite) -> None:
    with pytest.raises(Abort):
        build_site({**PAGES, "okrs/outcomes/Fewer-Calls.md": "# Mine\n"})
    assert not Path("site/okrs").exists()


def test_a_wrong_option_gets_a_suggestion(build_site: BuildSite) -> None:
    with pytest.raises(Abort):
        build_site(PAGES, {"fail_onn": "error"})
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-f", "mkdocs.yml"], capture_output=True, text=True
    )
    assert done.returncode == 1
    assert "Did you mean `fail_on`" in done.stderr


def test_terms_replace_the_words(build_site: BuildSite) -> None:
    site = build_site(PAGES, {"terms": {"outcome": "Key result"}})
    page = site.read("okrs/objectives/effortless/index.html")
    assert "Key results" in page
    assert "Outcomes" not in page


def test_a_template_of_the_teams_own_wins(build_site: BuildSite, tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "okrdocs.css").write_text(".okr{color:rebeccapurple}")
    site = build_site(PAGES, {"templates_dir": "ours"})
    assert site.read("okrs/okrdocs.css") == ".okr{color:rebeccapurple}"


def test_a_broken_template_ends_the_build_in_a_sentence(build_site: BuildSite, tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "objective-card.html").write_text("{{ nope.x }}")
    with pytest.raises(Abort):
        build_site(PAGES, {"templates_dir": "ours"})
    done = subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], capture_output=True, text=True)
    assert "The template `objective-card.html` cannot be used: 'nope' is undefined." in done.stderr
    assert "Traceback" not in done.stderr


def test_as_of_moves_what_is_expected(build_site: BuildSite) -> None:
    early = json.loads(build_site(PAGES, {"as_of": "2026-11-20"}).read("okrs/okrs.json"))
    late = json.loads(build_site(PAGES, {"as_of": "2026-12-15"}).read("okrs/okrs.json"))
    first, second = early["outcomes"][0], late["outcomes"][0]
    assert first["expected"] == pytest.approx(50 / 75, abs=1e-6)
    assert second["expected"] == 1.0


def test_the_same_input_gives_the_same_bytes(build_site: BuildSite) -> None:
    first = build_site(PAGES)
    once = {name: (first.folder / name).read_bytes() for name in first.names() if name.startswith("okrs/")}
    second = build_site(PAGES)
    assert {name: (second.folder / name).read_bytes() for name in once} == once
    assert once


HOSTILE = '"</title><script>alert(1)</script><img src=x onerror=alert(1)> ]]> \\" \' & \\u202e end"'


def test_nothing_an_author_writes_can_run(build_site: BuildSite) -> None:
    block = f"""\
# Page

```okr
objective: {HOSTILE}
id: o
period: 2026-Q4
owner: {HOSTILE}
contributors: [{HOSTILE}]
tags: [{HOSTILE}]
why: {HOSTILE}
resources: {HOSTILE}
note: "[click](javascript:alert(1)) <script>alert(2)</script>"
outcomes:
  - outcome: {HOSTILE}
    id: k
    metric: {HOSTILE}
    unit: {HOSTILE}
    baseline: 1
    target: 2
    rationale: {HOSTILE}
    source: {HOSTILE}
    evidence: [{HOSTILE}]
    checkins: [{{date: 2026-10-05, value: 1.5, note: {HOSTILE}}}]
outputs:
  - {{output: {HOSTILE}, id: p, leads_to: k, description: {HOSTILE}}}
```
"""
    site = build_site({**PAGES, "hostile.md": block}, theme=MATERIAL, plugins=NEVER)
    ours = html_checks.read(site.read("plans/company/index.html"))
    for name in site.names():
        if name.endswith(".html"):
            page = html_checks.read(site.read(name))
            assert page.dangers == [], name
            assert page.own_scripts <= ours.own_scripts, name
        if name.endswith(".svg") and name.startswith("okrs/"):
            assert not [tag for tag in ET.fromstring(site.read(name)).iter() if "script" in tag.tag]  # noqa: S314
    names = ("hostile/index.html", "okrs/outcomes/k/index.html", "okrs/okrs.json")
    text = "".join(map(site.read, names))
    assert "\u202e" not in text


def test_confidential_numbers_stand_in_no_file_of_the_site(build_site: BuildSite) -> None:
    page = """\
# Secret

```okr
objective: The company can pay for its plans
id: solid
period: 2026-Q4
owner: finance
why: Without it nothing else happens.
outcomes:
  - outcome: Revenue rises from 7654321 to 8765432
    id: revenue
    confidential: true
    unit: EUR
    baseline: 7_654_321
    target: 8765432
    rationale: We had 7 654 321 last year; 8.765.432 is within reach.
    checkins:
      - {date: 2026-10-12, value: 7777777, note: "7,777,777 so far"}
      - {date: 2026-11-02, value: 7888888}
      - {date: 2026-11-16, value: 7999999}
```
"""
    site = build_site({"index.md": page}, plugins=NEVER)
    secrets = ("7654321", "8765432", "7777777", "7888888", "7999999")
    for name in site.names():
        text = (site.folder / name).read_bytes().decode("utf-8", errors="ignore")
        digits = "".join(character for character in text if character not in " .,_\u202f\u00a0'’")
        assert not [secret for secret in secrets if secret in digits], name
    assert "31" in site.read("okrs/outcomes/revenue/index.html")


def test_a_block_that_the_baseline_accepts_is_not_missing_in_silence(build_site: BuildSite) -> None:
    page = "# Plans\n\n```okr\nobjective: [\n```\n"
    entry = {"code": "K000", "page": "docs/index.md", "severity": "error", "digest": "0"}
    baseline = json.dumps({"version": 1, "findings": [entry]})
    site = build_site({"index.md": page, "../okrdocs-baseline.json": baseline})
    html = site.read("index.html")
    assert "okr-error" in html
    assert "The baseline accepts that" in html
    assert "K000" in html
