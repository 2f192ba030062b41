"""The reference of the style sheet's custom properties, with the values that it gives them."""

from __future__ import annotations

import re

from okrdocs import resources

_INTRODUCTION = """\
# Custom properties

The colours of everything that okrdocs shows, and the values they have unless your style sheet
[sets others](../site-owners.md#colours).
"""
_SAYS = {
    "bg": "The ground of cards, and the edge that sets words and dots off from lines. The theme's own.",
    "ink": "Text, and the mark of what is expected today.",
    "soft": "What is said beside: dates, units, headings of tables. *Not started*, *stale* and *closed*.",
    "line": "Frames of cards, lines of tables and charts.",
    "track": "What is still missing in a bar.",
    "wash": "The ground of banners and of quoted source.",
    "ship": "Everything delivered: blocks and boxes of outputs. Not a colour of health, on purpose.",
    "go": "*On track* and *achieved*.",
    "warn": "*At risk*, as text and icon.",
    "amber": "*At risk*, as a bar: lighter, since an area needs less contrast than text.",
    "stop": "*Off track* and *missed*, and errors.",
    "hair": "The line around cards and below rows: width, kind and colour.",
}
_TOKEN = re.compile(r"^--okr-(\w+):(.+?);$", re.MULTILINE)
_BOTH = re.compile(r"light-dark\((.+),(.+)\)")


def token_page() -> str:
    """Return the reference; a property that nothing is said about here is a KeyError."""
    source = (resources.TEMPLATES / "okrdocs.css").read_text(encoding="utf-8")
    rows = ["| property | colours | light | dark |", "|---|---|---|---|"]
    for name, value in _TOKEN.findall(source):
        both = _BOTH.fullmatch(value)
        light, dark = both.groups() if both else (value, value)
        rows.append(f"| `--okr-{name}` | {_SAYS[name]} | `{light}` | `{dark}` |")
    return f"{_INTRODUCTION}\n" + "\n".join(rows) + "\n"
