"""The fix for an outcome that is an activity: it becomes an output, and leaves a question in its place."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from okrdocs.model import Edit, Fix, Span
from okrdocs.parse.edit_lists import appended, is_in_line, item_lines
from okrdocs.parse.edits import (
    as_yaml,
    end_row,
    in_flow,
    margin_of,
    put_behind,
    put_lines,
    row_of,
    written_as,
)
from okrdocs.parse.nodes import Scalar, Sequence
from okrdocs.rules.rewrite import record_of
from okrdocs.validate.shapes import shapes

if TYPE_CHECKING:
    from okrdocs.model import Outcome
    from okrdocs.parse.block import Block
    from okrdocs.parse.edits import Pair
    from okrdocs.parse.nodes import Field, Mapping
    from okrdocs.plan.index import Plan
    from okrdocs.validate.record import Record

_PLACEHOLDER = frozenset({"S104"})
_LONGEST = 120
"""Characters of the old title in the question that takes its place."""
_ROOM = 50
"""Characters of an id to which some are added."""


def move_to_outputs(outcome: Outcome, plan: Plan) -> Fix | None:
    """Return the fix that makes an output of what `outcome` says, leading to an outcome still to be named.

    The outcome stays where it is, with its id and everything else that is written in it: links to it still
    lead to an outcome, and no number is lost. Only its title becomes a question, which the author has to
    answer before the block is without errors again (S104). The output gets the title, an id of its own, and
    the outcome's due date and owner.
    """
    record = record_of(outcome.source)
    if record is None or "outcome" not in record.written:
        return None
    title = record.written["outcome"].value
    if not isinstance(title, Scalar):
        return None
    output = _output(outcome, record, plan)
    edits = [
        written_as(record.block, title, f'TODO what changes because of "{_shortened(title.text)}"?'),
        _into_objective(record.block, output) if outcome.nested else _below_block(record.block, output),
    ]
    if outcome.id_derived:
        edits.append(_name(record, outcome.id))
    made = tuple(edit for edit in edits if edit)
    if len(made) < len(edits) or plan.find(outcome.id) is not outcome:
        return None
    return Fix("Move it to `outputs`, and ask what it changes", made, safe=False, leaves=_PLACEHOLDER)


def _shortened(title: str) -> str:
    flat = " ".join(title.replace('"', "'").split())
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1].rstrip()}…"


def _output(outcome: Outcome, record: Record, plan: Plan) -> list[Pair]:
    """Return the keys of the new output, with their texts."""
    pairs = [("output", outcome.title), ("id", _free(plan, f"{outcome.id[:_ROOM]}-output"))]
    pairs.append(("leads_to", outcome.id))
    for name in ("due", "owner"):
        value = record.value(name)
        if isinstance(value, Scalar) and value.text.strip():
            pairs.append((name, value.text.strip()))
    return pairs


def _free(plan: Plan, name: str) -> str:
    """Return an id like `name` that nothing has."""
    taken = (f"{name}-{number}" for number in count(2) if plan.find(f"{name}-{number}") is None)
    return name if plan.find(name) is None else next(taken)


def _name(record: Record, name: str) -> Edit | None:
    """Write down the id that was made from the title, as the title changes."""
    if "id" in record.written:
        return None
    return put_behind(record.block, record.node, record.written["outcome"], [("id", name)])


def _into_objective(block: Block, output: list[Pair]) -> Edit | None:
    """Add the output to the list of the objective that the block is about, which may have none yet."""
    root = block.root
    if root is None:
        return None
    names = shapes()["objective"].names
    fields = {names.get(key): field for key, field in root.fields.items()}
    outputs, outcomes = fields.get("outputs"), fields.get("outcomes")
    if outcomes is None:  # its key is misspelt
        return None
    if outputs is None:
        return _add_list(block, root, outcomes, output)
    if isinstance(outputs.value, Sequence):
        return appended(block, outputs.value, _as_yaml(output, flow=is_in_line(block, outputs.value)))
    margin = margin_of(block.fence.text, outputs.key.start)
    if margin is None or outputs.value.start < outputs.value.end or in_flow(block, outputs.key.start):
        return None
    lines = item_lines(f"{margin}  ", _as_yaml(output, flow=False))
    return put_lines(block, row_of(block.fence.text, outputs.key.end) + 1, lines)


def _add_list(block: Block, root: Mapping, outcomes: Field, output: list[Pair]) -> Edit | None:
    """Add a list with the output in it below the outcomes, indented as their list is."""
    text = block.fence.text
    if in_flow(block, outcomes.key.start):
        entry = ", ".join(f"{key}: {value}" for key, value in _as_yaml(output, flow=True))
        return put_behind(block, root, outcomes, [("outputs", f"[{{{entry}}}]")])
    margin = margin_of(text, outcomes.key.start)
    if margin is None:
        return None
    start = outcomes.value.start
    dash = text[text.rfind("\n", 0, start) + 1 : start]
    lines = item_lines(f"{margin}  " if dash.strip() else dash, _as_yaml(output, flow=False))
    row = end_row(text, outcomes, len(margin))
    return put_lines(block, row, [f"{margin}outputs:", *lines])


def _below_block(block: Block, output: list[Pair]) -> Edit:
    """Add a block with the output in it below the one that holds the outcome."""
    fence = block.fence
    lines = ["```okr", *(f"{key}: {value}" for key, value in _as_yaml(output, flow=False)), "```"]
    below = Span(fence.last_line + 1, 1, fence.last_line + 1, 1)
    return Edit(below, f"{fence.prefix.rstrip()}\n" + "".join(f"{fence.prefix}{line}\n" for line in lines))


def _as_yaml(pairs: list[Pair], *, flow: bool) -> list[Pair]:
    return [(key, as_yaml(text, flow=flow)) for key, text in pairs]
