"""`mkdocs serve` builds again after each edit, and what it then serves is what a clean build makes."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any
from unittest import mock

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from okrdocs.render.renderer import Renderer
from okrdocs.render.views import board

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

    from okrdocs.model import Objective
    from okrdocs.render.links import Links
    from okrdocs.render.views.board import Group
    from okrdocs.render.views.scene import Scene

COMPANY = """\
---
okr: {period: 2026-Q4, owner: Board}
---

# Company

```okr
objective: Customers stay with us for longer
id: loyal
why: A customer who stays costs a fifth of a new one.
outcomes:
  - {outcome: More customers renew, id: renewals, unit: "%", baseline: 60, target: 75}
```
"""
SUPPORT = """\
---
okr: {period: 2026-Q4, owner: Support}
---

# Support

Some words before. See [](okr:fewer-calls) and ![](okr:search).

```okr
objective: Customers get answers without a call
id: answers
supports: loyal
commitment: committed
outcomes:
  - outcome: Calls to the call centre fall
    id: fewer-calls
    metric: calls answered
    unit: calls/week
    baseline: 4000
    target: 2500
    guards: [csat]
    evidence: [../notes.md]
    checkins:
      - {date: 2026-10-15, value: 3700, confidence: 0.6}
      - {date: 2026-11-02, value: 3300, confidence: 0.7}
      - {date: 2026-11-16, value: 3100, confidence: 0.8, note: "Live for all, see [the note](../notes.md)."}
  - {outcome: Ratings stay high, id: csat, unit: points, keep: ">= 4.2"}
outputs:
  - {output: Search for typos, id: search, leads_to: fewer-calls, status: in-progress, progress: 60%}
```
"""
SHOP = """\
---
okr: {period: 2026-Q4, owner: Shop}
---

# Shop

```okr
objective: Orders arrive when we said
id: on-time
supports: renewals
same_as: on-time-q3
outcomes:
  - {outcome: More orders arrive on the day, id: on-the-day, unit: "%", baseline: 80, target: 95}
```

```okr
output: Guide to delivery days
id: guide
leads_to: fewer-calls
status: done
shipped: 2026-11-01
```
"""
PAST = """\
```okr
objective: Orders arrive on time
id: on-time-q3
period: 2026-Q3
owner: Shop
status: closed
grade: 0.6
outcomes:
  - {outcome: More orders arrive in time, id: in-time, unit: "%", baseline: 70, target: 80, current: 76}
```
"""
ALONE = """\
# Alone

```okr
objective: New colleagues find their way around
id: welcome
period: 2026-Q4
owner: People
outcomes:
  - {outcome: First questions fall, id: questions, unit: asked, baseline: 40, target: 20, current: 33}
```
"""
REVIEW = """\
# Review

```okr-view
show: outcomes
where: health = off-track or health = at-risk or health = stale
```
"""
FILES = {
    "index.md": "# Handbook\n\nHow we work.\n",
    "notes.md": "# Notes\n\nWhat we saw.\n",
    "plans/company.md": COMPANY,
    "plans/support.md": SUPPORT,
    "plans/shop.md": SHOP,
    "plans/past.md": PAST,
    "plans/alone.md": ALONE,
    "review.md": REVIEW,
}
MATERIAL = {"name": "material", "font": False}
MKDOCS = {"name": "mkdocs", "highlightjs": False}
Snapshot = dict[str, bytes]


class Served:
    """A site in `mkdocs serve`, without the server: the same plugin builds it again and again."""

    loaded: MkDocsConfig

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.config: dict[str, Any] = {
            "site_name": "Test",
            "theme": MKDOCS,
            "plugins": ["search", {"okrdocs": {"as_of": "2026-11-23", "fail_on": "never"}}],
        }
        for name, text in FILES.items():
            self.write(name, text)

    def write(self, name: str, text: str) -> None:
        path = self.folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.folder / "docs" / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def options(self) -> dict[str, Any]:
        options: dict[str, Any] = self.config["plugins"][1]["okrdocs"]
        return options

    def start(self) -> Snapshot:
        """Start the server: nothing is known from before."""
        return self._build(fresh=True)

    def rebuild(self) -> Snapshot:
        """Build as the server does after an edit."""
        return self._build(fresh=False)

    def _build(self, *, fresh: bool) -> Snapshot:
        (self.folder / "mkdocs.yml").write_text(yaml.safe_dump(self.config), encoding="utf-8")
        config = self.loaded = load_config(str(self.folder / "mkdocs.yml"))
        if fresh:
            config.plugins.on_startup(command="serve", dirty=False)
        build(config, serve_url="http://127.0.0.1:8000/")
        site = self.folder / "site"
        return {
            path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
        }


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Served:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795000000")  # themes print when a site was built
    return Served(tmp_path)


def _number(site: Served) -> None:
    site.edit("plans/support.md", "value: 3100", "value: 3280")


def _title(site: Served) -> None:
    site.edit("plans/company.md", "Customers stay with us for longer", "Customers never leave")


def _id(site: Served) -> None:
    site.edit("plans/shop.md", "id: on-time\n", "id: punctual\nformerly: [on-time]\n")


def _id_that_others_name(site: Served) -> None:
    site.edit("plans/company.md", "id: loyal", "id: loyalty")


def _block_added(site: Served) -> None:
    site.edit(
        "plans/shop.md",
        "# Shop\n",
        "# Shop\n\n```okr\noutput: Tracking by text\nid: texts\nleads_to: on-the-day\n```\n",
    )


def _block_removed(site: Served) -> None:
    text = (site.folder / "docs/plans/shop.md").read_text(encoding="utf-8")
    site.write("plans/shop.md", text[: text.index("```okr\noutput")])


def _page_added(site: Served) -> None:
    site.write("plans/more.md", "# More\n\n```okr\nobjective: We learn\nid: learn\nsupports: answers\n```\n")


def _page_renamed(site: Served) -> None:
    (site.folder / "docs/plans/support.md").rename(site.folder / "docs/plans/service.md")


def _page_removed(site: Served) -> None:
    (site.folder / "docs/plans/past.md").unlink()


def _linked_page_removed(site: Served) -> None:
    (site.folder / "docs/notes.md").unlink()


def _prose(site: Served) -> None:
    site.edit("plans/support.md", "Some words before.", "Some other words, and more of them.\n\nAnd a line.")


def _title_of_a_page_nobody_names(site: Served) -> None:
    site.edit("index.md", "# Handbook", "# Our handbook")


def _heading(site: Served) -> None:
    site.edit("plans/support.md", "# Support", "# Service desk")


def _owner(site: Served) -> None:
    site.edit("plans/shop.md", "owner: Shop", "owner: Store")


def _guard(site: Served) -> None:
    site.edit("plans/support.md", "    guards: [csat]\n", "")


def _kind_of_outcome(site: Served) -> None:
    site.edit("plans/shop.md", "baseline: 80, target: 95", "keep: [80, 95]")


def _broken(site: Served) -> None:
    site.edit("plans/support.md", "target: 2500", "target: many")


def _confidential(site: Served) -> None:
    site.edit(
        "plans/support.md", "    metric: calls answered", "    metric: calls answered\n    confidential: true"
    )


def _language(site: Served) -> None:
    site.edit("plans/shop.md", "{period: 2026-Q4, owner: Shop}", "{period: 2026-Q4, owner: Shop, lang: de}")


def _setting(site: Served) -> None:
    site.options()["terms"] = {"outcome": "Key result"}


def _day(site: Served) -> None:
    site.options()["as_of"] = "2026-12-24"


def _site_name(site: Served) -> None:
    site.config["site_name"] = "Another name"


def _theme(site: Served) -> None:
    site.config["theme"] = {**MATERIAL, "palette": {"scheme": "slate"}, "features": ["navigation.tabs"]}


def _extra_style(site: Served) -> None:
    site.config["extra_css"] = ["more.css"]


def _navigation(site: Served) -> None:
    site.config["nav"] = [{"Start": "index.md"}, {"Goals": ["okrs/index.md", "okrs/objectives/loyal.md"]}]


def _addresses(site: Served) -> None:
    site.config["use_directory_urls"] = False


def _fewer_pages(site: Served) -> None:
    site.options()["pages"] = ["objectives"]


CONTENT = [
    *(_number, _title, _id, _id_that_others_name, _block_added, _block_removed, _page_added, _page_renamed),
    *(_page_removed, _linked_page_removed, _prose, _heading, _owner, _guard, _kind_of_outcome, _broken),
    *(_confidential, _language),
]
SETTINGS = [_setting, _day, _site_name, _theme, _extra_style, _navigation, _addresses, _fewer_pages]


def _name(edit: Callable[[Served], None]) -> str:
    return edit.__name__.strip("_")


@pytest.mark.parametrize("edit", [*CONTENT, *SETTINGS], ids=_name)
def test_what_is_served_after_an_edit_is_what_a_clean_build_makes(
    served: Served, edit: Callable[[Served], None]
) -> None:
    before = served.start()
    edit(served)
    rebuilt = served.rebuild()
    assert rebuilt != before
    assert_same(rebuilt, served.start())


@pytest.mark.parametrize("edit", [_number, _heading, _site_name, _theme, _navigation], ids=_name)
def test_so_it_is_with_material(served: Served, edit: Callable[[Served], None]) -> None:
    served.config["theme"] = MATERIAL
    served.start()
    edit(served)
    assert_same(served.rebuild(), served.start())


def test_so_it_is_without_a_page_for_each_object(served: Served) -> None:
    served.options()["pages"] = []
    served.start()
    _number(served)
    assert_same(served.rebuild(), served.start())


def test_so_it_is_after_many_edits_and_their_undoing(served: Served) -> None:
    first = served.start()
    for edit in (_number, _prose, _owner, _guard, _confidential, _heading, _broken, _block_added):
        edit(served)
        last = served.rebuild()
    assert_same(last, served.start())
    for name, text in FILES.items():
        served.write(name, text)
    assert_same(served.rebuild(), first)


def test_so_it_is_where_only_the_help_of_a_finding_changes(served: Served) -> None:
    served.edit("plans/shop.md", "supports: renewals", "supports: welcom")
    first = served.start()["okrs/okrs.json"]
    assert b"Did you mean `welcome`?" in first
    served.edit("plans/alone.md", "id: welcome", "id: newcomers")
    rebuilt = served.rebuild()
    assert b"Did you mean `welcome`?" not in rebuilt["okrs/okrs.json"]
    assert_same(rebuilt, served.start())


def test_templates_of_the_teams_own_are_read_again(served: Served) -> None:
    own = served.folder / "own"
    own.mkdir()
    (own / "view-note.html").write_text("<p>{{ note }}</p>", encoding="utf-8")
    served.options()["templates_dir"] = "own"
    served.start()
    (own / "objective-card.html").write_text("<p>{{ view.card.ref.title }}!</p>", encoding="utf-8")
    rebuilt = served.rebuild()
    assert b"Customers get answers without a call!</p>" in rebuilt["plans/support/index.html"]
    assert_same(rebuilt, served.start())


def test_templates_that_an_edit_names_are_watched_from_then_on(served: Served) -> None:
    served.start()
    server = mock.Mock()
    served.loaded.plugins["okrdocs"].on_serve(server, config=served.loaded, builder=served.rebuild)
    (served.folder / "own").mkdir()
    served.options()["templates_dir"] = "own"
    served.rebuild()
    served.rebuild()
    watched = [call.args[0] for call in server.watch.call_args_list]
    assert watched.count(str(served.folder / "own")) == 1


def test_boxes_say_that_the_build_goes_on_where_it_does(served: Served) -> None:
    _broken(served)
    page = served.start()["plans/support/index.html"].decode()
    assert "lets the build go on" in page
    assert "stops here" not in page
    served.options()["fail_on"] = "error"
    page = served.rebuild()["plans/support/index.html"].decode()
    assert "stops here" in page


def test_only_what_shows_the_change_is_rendered_again(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    for name in ("page", "card", "owner"):
        monkeypatch.setattr(Renderer, name, _noting(getattr(Renderer, name), drawn))
    served.start()
    assert {"welcome", "questions", "loyal", "answers", "support"} <= set(drawn)
    drawn.clear()
    served.edit("index.md", "How we work.", "How we work together.")
    served.rebuild()
    assert drawn == []
    served.edit("plans/alone.md", "current: 33", "current: 31")
    served.rebuild()
    assert {"welcome", "questions", "people"} <= set(drawn)
    assert {"loyal", "renewals", "answers", "fewer-calls", "search"}.isdisjoint(drawn)


def test_the_page_of_an_owner_is_left_alone_where_nothing_of_theirs_has_changed(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(Renderer, "owner", _noting(Renderer.owner, drawn))
    served.start()
    assert {"board", "people", "shop", "support"} <= set(drawn)
    drawn.clear()
    served.edit("plans/alone.md", "current: 33", "current: 31")
    served.rebuild()
    assert drawn == ["people"]


def test_a_row_of_a_board_is_made_again_only_where_it_has_changed(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows: list[str] = []

    def noted(scene: Scene, objective: Objective) -> Group:
        rows.append(objective.id)
        return made(scene, objective)

    made = board._group
    monkeypatch.setattr(board, "_group", noted)
    served.options()["pages"] = []
    served.start()
    assert {"loyal", "answers", "on-time", "welcome"} <= set(rows)
    for edit in (_prose, _title_of_a_page_nobody_names):  # the board is kept whole, and its rows with it
        edit(served)
        served.rebuild()
    rows.clear()
    served.edit("plans/alone.md", "current: 33", "current: 31")
    rebuilt = served.rebuild()
    assert rows == ["welcome"]
    assert_same(rebuilt, served.start())


@pytest.mark.parametrize(
    "theme", [MATERIAL, MKDOCS, {"name": "readthedocs"}], ids=lambda theme: theme["name"]
)
def test_a_page_that_is_as_it_was_is_not_written_again(served: Served, theme: dict[str, Any]) -> None:
    served.config["theme"] = theme
    served.start()
    pages = served.folder / "site/okrs/objectives"
    times = {path.parent.name: path.stat().st_mtime_ns for path in pages.glob("*/index.html")}
    (pages / "loyal/index.html").write_text("<p>Somebody was here.</p>", encoding="utf-8")
    served.edit("plans/alone.md", "current: 33", "current: 31")
    rebuilt = served.rebuild()
    again = {name for name, time in times.items() if (pages / name / "index.html").stat().st_mtime_ns != time}
    assert again == {"welcome", "loyal"}
    assert_same(rebuilt, served.start())


def test_nothing_is_said_of_pages_that_are_not_written_again(
    served: Served, caplog: pytest.LogCaptureFixture
) -> None:
    served.start()
    served.edit("plans/alone.md", "current: 33", "current: 31")
    caplog.clear()
    with caplog.at_level(logging.INFO, logger="mkdocs"):
        served.rebuild()
    assert "Page skipped" not in caplog.text


def test_plugins_that_change_what_is_printed_see_every_page(served: Served) -> None:
    (served.folder / "hook.py").write_text(
        "def on_post_page(output, page, **_):\n    return output.replace('</body>', page.url + '</body>')\n",
        encoding="utf-8",
    )
    served.config["hooks"] = ["hook.py"]
    served.edit("plans/company.md", "id: loyal", "id: loyal\ntags: [growth]")
    served.start()
    served.edit("plans/alone.md", "current: 33", "current: 31")
    rebuilt = served.rebuild()
    assert b"okrs/objectives/loyal/</body>" in rebuilt["okrs/objectives/loyal/index.html"]
    assert_same(rebuilt, served.start())


def test_what_others_do_to_written_pages_is_done_once(served: Served) -> None:
    (served.folder / "hook.py").write_text(
        "from pathlib import Path\n\n"
        "def on_post_build(config):\n"
        "    for path in Path(config.site_dir).rglob('*.html'):\n"
        "        path.write_text(path.read_text(encoding='utf-8') + '<!-- seen -->', encoding='utf-8')\n",
        encoding="utf-8",
    )
    served.config["hooks"] = ["hook.py"]
    served.start()
    served.edit("plans/alone.md", "current: 33", "current: 31")
    rebuilt = served.rebuild()
    assert rebuilt["okrs/objectives/loyal/index.html"].count(b"<!-- seen -->") == 1
    assert_same(rebuilt, served.start())


def test_a_badge_is_written_again_where_it_has_changed_or_somebody_has_touched_it(served: Served) -> None:
    served.start()
    badges = served.folder / "site/okrs/badges"
    times = {path.name: path.stat().st_mtime_ns for path in badges.iterdir() if path.is_file()}
    (badges / "loyal.svg").write_text("<svg/>", encoding="utf-8")
    (badges / "loyal.svg.gz").write_bytes(b"made from it")
    served.edit("plans/alone.md", "current: 33", "current: 31")
    rebuilt = served.rebuild()
    again = {name for name, time in times.items() if (badges / name).stat().st_mtime_ns != time}
    assert {"welcome.svg", "questions.json", "loyal.svg"} <= again
    assert {"answers.svg", "answers.json", "loyal.json"}.isdisjoint(again)
    assert_same(rebuilt, served.start())


def test_nothing_is_left_of_a_build_that_failed(served: Served) -> None:
    first = served.start()
    (served.folder / "broken.json").write_text("{", encoding="utf-8")
    served.options()["baseline"] = "broken.json"
    with pytest.raises(Abort):
        served.rebuild()
    del served.options()["baseline"]
    assert_same(served.rebuild(), first)
    assert not [path for path in (served.folder / "site").iterdir() if path.name.startswith(".")]


def test_a_page_of_the_sites_own_beside_the_generated_ones_is_built_again(served: Served) -> None:
    served.write("okrs/howto.md", "# How to\n")
    served.write("okrs/badges/own.svg", "<svg/>")
    served.start()
    served.edit("okrs/howto.md", "# How to", "# How we do it")
    (served.folder / "docs/okrs/badges/own.svg").unlink()
    assert_same(served.rebuild(), served.start())


def test_exports_name_the_site_that_publishes_them(served: Served) -> None:
    served.config["site_url"] = "https://one.example/"
    served.start()
    served.config["site_url"] = "https://two.example/docs/"
    rebuilt = served.rebuild()
    assert b"https://two.example/docs/okrs/outcomes/fewer-calls/" in unfolded(rebuilt["okrs/calendar.ics"])
    assert_same(rebuilt, served.start())


def unfolded(calendar: bytes) -> bytes:
    return calendar.replace(b"\r\n ", b"")


def _noting(render: Callable[..., str], drawn: list[str]) -> Callable[..., str]:
    def noted(self: Renderer, name: str, links: Links) -> str:
        drawn.append(name)
        return render(self, name, links)

    return noted


def assert_same(rebuilt: Snapshot, clean: Snapshot) -> None:
    assert sorted(rebuilt) == sorted(clean)
    assert [name for name in clean if rebuilt[name] != clean[name]] == []
