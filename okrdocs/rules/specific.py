"""S, specific: whether the text says what is meant."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from okrdocs.model import Objective, Outcome, Output, Severity, Steps
from okrdocs.rules.base import Keys, Rule
from okrdocs.rules.phrases import code, item_keys
from okrdocs.rules.prose.placeholder import find_placeholder
from okrdocs.rules.prose.reading import read_outcome
from okrdocs.rules.specific_outcome import wants_less
from okrdocs.rules.titles import quoted
from okrdocs.validate.values import is_placeholder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.model import Finding, OkrObject
    from okrdocs.rules.base import Context


class PlaceholderText(Rule):
    """S104: a gap that was to be filled later."""

    code = "S104"
    name = "placeholder-text"
    severity = Severity.ERROR
    what = (
        "Finds what people write where they do not know yet, in the titles of objectives, outcomes and "
        "outputs: `TBD`, `TODO`, `??`, `XX`, `$X`, `from X to Y`, `[number]`, `Key Result 1`, a question "
        "mark at the end. Code, addresses and quotations are not looked at. Also finds `metric`, `segment`, "
        "`evidence`, `resources` and titles of milestones that are nothing but a placeholder; of other "
        "fields the rules that ask for them say so."
    )
    why = "A published goal with a gap in it can't be reached, and everybody reads something else into it."
    example = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
outcomes:
  - {outcome: Calls fall to XX a week, id: fewer-calls, unit: calls/week, baseline: 4000, target: 2500}
"""
    instead = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
outcomes:
  - {outcome: Calls fall to 2500 a week, id: fewer-calls, unit: calls/week, baseline: 4000, target: 2500}
"""
    reference = "okrdocs, from placeholders left in published OKRs"

    def check(self, context: Context) -> Iterator[Finding]:
        """Report each title once, for its first gap, and each field that is nothing but one."""
        for entry in context.objects():
            if context.is_exempt(entry):
                continue
            for empty in _empty_fields(entry):
                yield self._of_field(entry, empty)
            gap = find_placeholder(entry.title, context.language(entry))
            if gap is None or (isinstance(entry, Outcome) and entry.confidential):
                continue
            question = gap.rstrip(".)").endswith("?") and "??" not in gap and "[" not in gap
            hide = ", or `confidential: true` if the number is secret" if isinstance(entry, Outcome) else ""
            yield self.finding(
                entry,
                entry.kind.value,
                "This title is a question." if question else f"{code(gap)} is a placeholder.",
                help=f"Write what is meant, or mark the objective `status: draft` until it is known{hide}.",
            )

    def _of_field(self, entry: OkrObject, empty: _Empty) -> Finding:
        keys, text = empty
        field = str(keys[0])
        return self.finding(
            entry,
            field,
            f"{code(text)} is a placeholder.",
            keys=keys,
            help=f"Write {_MEANT[field]}, or leave it out.",
        )


_Empty = tuple[Keys, str]
"""Where a placeholder is written, and the placeholder."""
_MEANT = {
    "metric": "what is measured",
    "segment": "for which part it is measured",
    "evidence": "what bears the rationale out, such as a link",
    "resources": "who and what this needs",
    "milestones": "what will have been reached by then",
}
"""The fields that other rules don't ask about."""


def _empty_fields(entry: OkrObject) -> Iterator[_Empty]:
    """Yield the fields of an object that hold a placeholder and nothing else."""
    if isinstance(entry, Objective):
        if entry.resources and is_placeholder(entry.resources):
            yield ("resources",), entry.resources
        return
    if isinstance(entry, Outcome):
        for field, value in (("metric", entry.metric), ("segment", entry.segment)):
            if value and is_placeholder(value):
                yield (field,), value
        for place, text in enumerate(entry.evidence):
            if is_placeholder(text):
                yield ("evidence", place), text
        steps = entry.measure.milestones if isinstance(entry.measure, Steps) else ()
    else:
        steps = entry.milestones
    for place, step in enumerate(steps):
        if is_placeholder(step.title):
            yield item_keys(entry, "milestones", place, "title", step.title), step.title


class TitleLength(Rule):
    """S108: too short to say something, or too long to remember."""

    code = "S108"
    name = "title-length"
    severity = Severity.INFO
    what = (
        "Finds titles that are longer than `max_length` characters, and titles of objectives and "
        "outcomes with fewer than `min_words` words. Where a short title is no more than a placeholder "
        "or an activity, the rules about those speak."
    )
    why = "A title is what people remember and find again. Details have room in `description` and `why`."
    example = """
objective: Wireframing
id: effortless-support
period: 2026-Q4
owner: support
outcomes:
  - {outcome: Calls fall week by week, id: calls, unit: calls/week, baseline: 4000, target: 2500}
"""
    instead = """
objective: Customers find their way without a manual
id: effortless-support
period: 2026-Q4
owner: support
outcomes:
  - {outcome: Calls fall week by week, id: calls, unit: calls/week, baseline: 4000, target: 2500}
"""
    reference = "GitLab handbook, OKRs"
    options = MappingProxyType({"max_length": 140, "min_words": 3})

    def check(self, context: Context) -> Iterator[Finding]:
        """Report each such title once."""
        longest, fewest = self.number(context, "max_length"), self.number(context, "min_words")
        for entry in context.objects():
            title, words = entry.title, len(entry.title.split())
            if fewest <= words and len(title) <= longest:
                continue
            if context.is_exempt(entry) or entry.kind.value in entry.invalid:
                continue
            if len(title) > longest:
                yield self.finding(
                    entry,
                    entry.kind.value,
                    f"This title has {len(title)} characters: nobody will remember it.",
                    help=f"Say it in {int(longest)} or fewer, and put the rest into `description`.",
                )
            elif words < fewest and not isinstance(entry, Output) and not _says_otherwise(entry, context):
                yield self.finding(
                    entry,
                    entry.kind.value,
                    f"{quoted(title)} says little: it is {'one word' if words == 1 else f'{words} words'}.",
                    help="Say who or what is different in the end, in a few words.",
                )


def _says_otherwise(entry: OkrObject, context: Context) -> bool:
    """Tell whether another rule speaks about a short title."""
    if find_placeholder(entry.title, context.language(entry)) is not None:
        return True
    if not isinstance(entry, Outcome):
        return False
    activity = read_outcome(entry.title, context.language(entry)).activity
    return activity is not None and not wants_less(entry, activity)
