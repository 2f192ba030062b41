"""The reference of views: their keys, the language of conditions, and every field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.model import Kind
from okrdocs.plan.query import parser
from okrdocs.plan.query.examples import example
from okrdocs.plan.query.fields import FIELDS, Type
from okrdocs.plan.query.schema import EXAMPLES, KEYS_SAID

if TYPE_CHECKING:
    from okrdocs.plan.query.fields import Field

_INTRODUCTION = """\
# View reference

Every key of an `okr-view`, the language of `where`, and every field. What views are for, with examples:
[views](../views.md). `okrdocs schema view` prints the schema that editors can use.

## Keys

All of them may be left out.
"""
_LANGUAGE = """\
## Conditions

```text
{grammar}
```

`and` binds closer than `or`, `not` closer than both. A text of several words stands between quotes; case
makes no difference. Numbers are written as in blocks: `1000`, `1_000`, `3k`, `1.2M`; a share is written
`60%` or `0.6`. A list is equal to each of its texts, so that `tags = autumn` and `tags has autumn` say the
same; in a text, `has` looks for a part. Where a field holds nothing, every comparison but `!=` fails;
`is missing` asks for that.

A condition may compare two fields that hold the same, such as `progress < expected`.
"""
_FIELDS = """\
## Fields

Conditions, `sort` and `group` know these. A view groups by any that is neither a number nor a share.
"""
_ALL = frozenset(Kind)


def view_page() -> str:
    """Return the reference of views."""
    keys = _table(
        ("key", "says", "example"),
        [(f"`{key}`", said, f"`{key}: {EXAMPLES[key]}`") for key, said in KEYS_SAID.items()],
    )
    fields = _table(("field", "is", "of", "such as"), [_row(field) for field in FIELDS])
    language = _LANGUAGE.format(grammar=_grammar())
    return "\n\n".join([_INTRODUCTION.strip(), keys, language.strip(), _FIELDS.strip(), fields]) + "\n"


def _grammar() -> str:
    """Return the grammar as the parser says it."""
    lines = (parser.__doc__ or "").split("\n\n")[1].splitlines()
    return "\n".join(line.removeprefix("    ") for line in lines)


def _row(field: Field) -> tuple[str, ...]:
    kinds = (
        "all" if field.kinds == _ALL else ", ".join(f"{kind.value}s" for kind in Kind if kind in field.kinds)
    )
    holds = field.type.value
    if field.type is Type.CHOICE:
        holds = " or ".join([", ".join(f"`{one}`" for one in field.choices[:-1]), f"`{field.choices[-1]}`"])
    return f"`{field.name}`", f"{field.about} Holds {holds}.", kinds, example(field)


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
