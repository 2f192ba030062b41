"""`okr:` links against what readers see: as many are found as a site shows."""

from __future__ import annotations

import re

import markdown
from hypothesis import given, settings
from hypothesis import strategies as st

from okrdocs.parse.page import read_page
from tests.parse.test_scanner_html import SITES, TABBED

# No two backticks touch by chance: of unequal ones, sites and editors disagree which belong together.
WORDS = st.sampled_from(["[x](okr:a)", "[x](okr:a)", "\\[x](okr:a)", "`c", "text", " ", "- item", "# h"])
LINES = st.lists(WORDS, min_size=1, max_size=4).map("".join)
WHOLE = st.sampled_from(
    [
        "",
        "```x``` is code",
        "\n```\n[x](okr:a)\n```\n",
        "\n~~~\n`\n~~~\n",
        "<pre>\n[x](okr:a)\n\n</pre>",
        "<script>[x](okr:a)</script>",
        "<!-- [x](okr:a)\n\n` -->",
        "---",
    ]
)
PAGES = st.lists(st.one_of(LINES, WHOLE, st.just("")), max_size=8).map("\n".join)


@settings(deadline=None, max_examples=300)
@given(page=PAGES)
def test_as_many_links_are_found_as_shown(page: str) -> None:
    html = markdown.markdown(f"text\n\n{page}", extensions=SITES["superfences"], extension_configs=TABBED)
    shown = re.sub("<!--.*?-->", "", html, flags=re.DOTALL).count('href="okr:a"')
    assert len(read_page("page.md", f"text\n\n{page}".encode()).references) == shown
