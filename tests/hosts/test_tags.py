"""A tags plugin lists the pages of objects by the objects' tags."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.hosts.test_mkdocs_plugin import MATERIAL

if TYPE_CHECKING:
    from tests.conftest import BuildSite

SUPPORT = """\
# Support

```okr
objective: Customers get answers without having to call us
id: effortless
period: 2026-Q4
owner: support
tags: [autumn, R&D, "<b>bold</b>"]
outcomes:
  - outcome: Calls to the call centre fall
    id: fewer-calls
    unit: calls/week
    baseline: 4000
    target: 2500
    confidential: true
    tags: [phones, from 4000]
outputs:
  - {output: Guide to the search, id: guide, leads_to: fewer-calls, tags: [phones]}
```
"""
BY_TAG = "---\ntags: [R&D]\n---\n# By tag\n\n<!-- material/tags -->\n"
PAGES = {"index.md": "# Home\n", "plans/support.md": SUPPORT, "tags.md": BY_TAG}
OKRDOCS = {"okrdocs": {"as_of": "2026-11-23"}}


def test_objects_are_listed_by_their_tags(build_site: BuildSite) -> None:
    site = build_site(PAGES, theme=MATERIAL, plugins=["tags", OKRDOCS])
    _, *listed = re.split(r'<span class="md-tag">\s*(.*?)\s*</span>', site.read("tags/index.html"))
    under = dict(zip(listed[::2], listed[1::2], strict=True))
    assert "../okrs/objectives/effortless/" in under["autumn"]
    assert "../okrs/outcomes/fewer-calls/" in under["phones"]
    assert "../okrs/outputs/guide/" in under["phones"]
    assert "../okrs/outputs/guide/" not in under["autumn"]
    page = site.read("okrs/objectives/effortless/index.html")
    assert re.search(r'<a href="../../../tags/#tag:autumn" class="md-tag">autumn</a>', page)


def test_a_tag_is_the_same_one_on_pages_that_people_wrote(build_site: BuildSite) -> None:
    listed = build_site(PAGES, theme=MATERIAL, plugins=["tags", OKRDOCS]).read("tags/index.html")
    assert len(re.findall(r'<h2 id="[^"]*">\s*<span class="md-tag">R&D</span>', listed)) == 1


def test_tags_bring_neither_markup_nor_confidential_numbers(build_site: BuildSite) -> None:
    site = build_site(PAGES, theme=MATERIAL, plugins=["tags", OKRDOCS])
    for name in ("tags/index.html", "tags.json", "okrs/outcomes/fewer-calls/index.html"):
        assert "<b>bold" not in site.read(name)
        assert "4000" not in site.read(name)


def test_tags_that_the_site_does_not_allow_stay_on_the_page_of_the_object(build_site: BuildSite) -> None:
    site = build_site(PAGES, theme=MATERIAL, plugins=[{"tags": {"tags_allowed": ["autumn", "R&D"]}}, OKRDOCS])
    assert "autumn" in site.read("tags/index.html")
    assert "phones" not in site.read("tags/index.html")
    assert "phones" in site.read("okrs/outputs/guide/index.html")


def test_a_page_says_its_tags_once(build_site: BuildSite) -> None:
    for plugins, row in (([OKRDOCS], True), (["tags", OKRDOCS], False)):
        page = build_site(PAGES, theme=MATERIAL, plugins=plugins).read("okrs/outcomes/fewer-calls/index.html")
        assert ("<dt>Tags</dt>" in page) == row
        assert ('class="md-tag"' in page) != row
