"""German verbs: which infinitive a form belongs to, with prefixes that part, and with `ge` or `zu` inside."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.rules.prose.lexicon import Lexicon
    from okrdocs.rules.prose.words import Form

Reading = tuple[str, frozenset["Form"]]

_BASE: frozenset[Form] = frozenset(("base",))
_THIRD: frozenset[Form] = frozenset(("third",))
_PAST: frozenset[Form] = frozenset(("past",))
_PARTICIPLE: frozenset[Form] = frozenset(("participle",))
_THIRD_OR_PARTICIPLE: frozenset[Form] = frozenset(("third", "participle"))

_SHORTEST = 2
_SHORTEST_REST = 4
"""Letters of a verb behind a prefix: `gehen` has none."""


def verb_readings(text: str, lexicon: Lexicon) -> Iterator[Reading]:
    """Yield the infinitives that `text` would be a form of, known or not."""
    if text.endswith("n"):
        yield text, _BASE
    yield from _simple(text, lexicon)
    for prefix in _prefixes(lexicon, "particle"):
        rest = text.removeprefix(prefix)
        if rest == text or len(rest) <= _SHORTEST:
            continue
        if rest.startswith("zu") and rest.endswith("n"):
            yield prefix + rest[2:], _BASE
        yield from ((prefix + base, form) for base, form in _of_rest(rest, lexicon))


def _of_rest(rest: str, lexicon: Lexicon) -> Iterator[Reading]:
    """Yield the readings of a form without its separable prefix."""
    yield from _irregular(lexicon).get(rest, ())
    if rest.startswith("ge") and rest.endswith("t"):
        yield from ((stem, _PARTICIPLE) for stem in _without_t(rest[2:]))


def _simple(text: str, lexicon: Lexicon) -> Iterator[Reading]:
    """Yield the readings of a form that is not parted."""
    irregular = _irregular(lexicon)
    yield from irregular.get(text, ())
    for prefix in _prefixes(lexicon, "prefix"):
        rest = text.removeprefix(prefix)
        if rest != text:
            yield from ((prefix + base, form) for base, form in irregular.get(rest, ()))
            yield from ((prefix + base, form) for base, form in irregular.get("ge" + rest, ()))
    if text.startswith("ge") and text.endswith("t"):
        yield from ((stem, _PARTICIPLE) for stem in _without_t(text[2:]))
    if text.endswith("t"):
        yield from ((stem, _t_forms(stem, lexicon)) for stem in _without_t(text))


def _t_forms(base: str, lexicon: Lexicon) -> frozenset[Form]:
    """Return what a form in -t is: also the participle, where the verb takes no `ge`."""
    if base.endswith("ieren"):
        return _THIRD_OR_PARTICIPLE
    rests = (base.removeprefix(prefix) for prefix in _prefixes(lexicon, "prefix"))
    bare = any(_SHORTEST_REST <= len(rest) < len(base) for rest in rests)
    return _THIRD_OR_PARTICIPLE if bare else _THIRD


def _without_t(text: str) -> Iterator[str]:
    """Undo `-t`: führ-t → führen, beantwort-et → beantworten, sammel-t → sammeln."""
    stem = text[:-1]
    if len(stem) < _SHORTEST:
        return
    yield stem + "en"
    if stem.endswith(("e", "el", "er")):
        yield stem + "n"


@cache
def _prefixes(lexicon: Lexicon, role: str) -> tuple[str, ...]:
    """Return the prefixes of verbs, longest first: those that part (`führt … ein`), or those that stay."""
    found = (text for text, roles in lexicon.words.items() if role in roles)
    return tuple(sorted(found, key=len, reverse=True))


@cache
def _irregular(lexicon: Lexicon) -> dict[str, list[Reading]]:
    """Return the irregular forms with the infinitives they come from."""
    forms: dict[str, list[Reading]] = {}
    for base, (third, past, participle) in lexicon.irregular_verbs.items():
        for column, form in ((third, _THIRD), (past, _PAST), (participle, _PARTICIPLE)):
            for text in column.split("/"):
                forms.setdefault(text, []).append((base, form))
        if not past.endswith("e"):
            forms.setdefault(f"{past.partition('/')[0]}en", []).append((base, _PAST))
        forms.setdefault(base, []).append((base, _BASE))
    return forms


@cache
def joined(prefix: str, text: str, lexicon: Lexicon) -> str | None:
    """Return the separable verb of which a finite form and its parted prefix are given: `führt`, `ein`."""
    for base, _ in verb_readings(text, lexicon):
        if (whole := prefix + base) in lexicon.verbs:
            return whole
    return None
