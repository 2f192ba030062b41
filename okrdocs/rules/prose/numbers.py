"""What numbers mean: how many, which share, how much money or time, and from where to where."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from okrdocs.rules.prose.words import NUMERALS, Mark, Number, Token

if TYPE_CHECKING:
    from okrdocs.rules.prose.lexicon import Lexicon
    from okrdocs.rules.prose.words import NumberKind

_PARTS = (
    r"(?P<sign>[+±−-]?)\s?(?P<currency>(?:US|A|C)?[$€£¥])?\s?[+±−-]?(?:\d[\d.,’'_]*[–-])?(?P<digits>\d{1,3}(?:\s\d{3})+|\d[\d.,’'_]*)"
    r"(?P<whole>/\d+)?\s?(?P<suffix>%|[^\W\d_]+)?(?P<more>\+?)"
)
_SCALES = {"k": 1e3, "m": 1e6, "mm": 1e6, "mn": 1e6, "mio": 1e6, "b": 1e9, "bn": 1e9, "mrd": 1e9}
_YEAR = re.compile(r"(?:(?:19|20)\d\d[–-])?(?:19|20)\d\d")
_SIGNS: dict[str, Mark] = {
    **dict.fromkeys((">", ">=", "≥"), "at-least"),
    **dict.fromkeys(("<", "<=", "≤"), "at-most"),
    **dict.fromkeys(("→", "->", "=>", "➔", "➜", "➝"), "to"),
}
_ROLES: tuple[Mark, ...] = ("at-least", "at-most", "by", "to", "from")
_BETWEEN = frozenset(("about", "determiner"))
_NEAR = 4
"""How far apart, in tokens, a baseline and its target stand at most."""


@cache
def _parts() -> re.Pattern[str]:
    """Compile the pattern when the first title holds a number."""
    return re.compile(_PARTS)


def typed(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """Return `tokens` with what their numbers mean; those that belong to names become names."""
    if not _has_numbers(tokens):
        return tokens
    result: list[Token] = []
    for at, token in enumerate(tokens):
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if token.kind == "number":
            token = _number(token, result, after, lexicon)
        elif token.kind == "word" and token.word.other & NUMERALS:
            token = _numeral(token, result, after, lexicon)
        if token.number is not None and result and _scales(result[-1], token):
            token = _scaled(result.pop(), token)
        result.append(token)
    _pair(result)
    return result


def _has_numbers(tokens: list[Token]) -> bool:
    for token in tokens:  # noqa: SIM110 - a generator would take twice as long, and every title comes by here
        if token.kind == "number" or token.word.other & NUMERALS:
            return True
    return False


def _number(token: Token, before: list[Token], after: Token | None, lexicon: Lexicon) -> Token:
    """Read digits, with what is written on them and beside them."""
    parts = _parts().fullmatch(token.text)
    kind = _kind(parts, before, after, lexicon) if parts else None
    if parts is None or kind is None:
        return replace(token, kind="name")
    value = _value(parts["digits"], lexicon.grammar.decimal) * _SCALES.get((parts["suffix"] or "").lower(), 1)
    if parts["more"]:
        mark: Mark = "at-least"
    elif parts["sign"] and not (before and before[-1].kind == "number"):
        mark = "by"
    else:
        mark = _mark(before, after)
    return replace(token, number=Number(value, kind, mark))


def _kind(
    parts: re.Match[str], before: list[Token], after: Token | None, lexicon: Lexicon
) -> NumberKind | None:
    """Return the kind of a number; None where it is part of a name: `level 3`, `2026`, `3D`."""
    last = before[-1].word if before else None
    suffix = (parts["suffix"] or "").lower()
    if parts["currency"] or (last and "currency" in last.noun):
        return "money"
    if suffix == "%":
        return "percent"
    if suffix == "x" or parts["whole"]:
        return "multiple"
    if suffix and suffix not in _SCALES:
        return _unit_of(lexicon, suffix) or ("count" if "unit" in lexicon.forms[suffix].noun else None)
    unit = _unit(after)
    named = last is not None and (("numbered" in last.other and not last.verb) or _goes_on(before))
    is_year = not suffix and _YEAR.fullmatch(parts[0]) and not (after and after.word.plural)
    return unit or (None if (named and not suffix) or is_year else "count")


def _goes_on(before: list[Token]) -> bool:
    """Tell whether a number ends a range of names: `floors 2 to 5`."""
    return (
        len(before) > 1
        and "to" in before[-1].word.other
        and before[-2].kind == "name"
        and before[-2].text.isdigit()
    )


def _numeral(token: Token, before: list[Token], after: Token | None, lexicon: Lexicon) -> Token:
    """Read `three` or `twice`; not `double` as a verb, nor `one` as a pronoun."""
    value = lexicon.values.get(token.text.lower())  # that of `a_third` is none
    if value is None or token.word.verb or (value == 1 and not (after and after.word.noun)):
        return token
    kind = "multiple" if "multiple" in token.word.other else _unit(after) or "count"
    return replace(token, kind="number", number=Number(value, kind, _mark(before, after)))


def _unit(after: Token | None) -> NumberKind | None:
    """Return the kind of a number by the unit behind it."""
    if after is None:
        return None
    if after.kind == "word":
        return _unit_by_roles(after.word.noun, after.word.other)
    return "percent" if after.text == "%" else "money" if after.text in "$€£" else None


def _unit_of(lexicon: Lexicon, suffix: str) -> NumberKind | None:
    word = lexicon.forms[suffix]
    return _unit_by_roles(word.noun, word.other)


def _unit_by_roles(noun: frozenset[str], other: frozenset[str]) -> NumberKind | None:
    if "percent" in other:
        return "percent"
    if "time" in noun:
        return "time"
    if "currency" in noun:
        return "money"
    return "multiple" if "times" in other else None


def _mark(before: list[Token], after: Token | None) -> Mark:
    """Return what stands beside a number: a comparison, or the way it goes."""
    if after is not None and after.word.other:
        if "or-more" in after.word.other:
            return "at-least"
        if "or-less" in after.word.other:
            return "at-most"
    for token in before[:-4:-1]:
        if token.kind == "mark":
            if token.text in _SIGNS:
                return _SIGNS[token.text]
            if token.text not in "~≈=":
                return ""
        for role in _ROLES:
            if role in token.word.other:
                return role
        if not (token.word.other & _BETWEEN or "currency" in token.word.noun or token.kind == "mark"):
            return ""
    return ""


def _scales(before: Token, token: Token) -> bool:
    """Tell whether `token` is the second half of a number such as `2 million`."""
    number = token.number
    return before.number is not None and number is not None and token.text.isalpha() and number.value >= 100


def _scaled(before: Token, token: Token) -> Token:
    first, scale = before.number, token.number
    if first is None or scale is None:
        return token
    number = replace(first, value=first.value * scale.value, kind=scale.kind)
    return replace(before, text=f"{before.text} {token.text}", end=token.end, number=number)


def _pair(tokens: list[Token]) -> None:
    """Mark a number shortly before one with `to` or an arrow as the baseline: `4 % → 6 %`."""
    last = -_NEAR - 1
    for at, token in enumerate(tokens):
        if token.number is None:
            continue
        first = tokens[last].number if at - last <= _NEAR else None
        if token.number.mark == "to" and first and first.mark in ("", "from"):
            tokens[last] = replace(tokens[last], number=replace(first, mark="from"))
        last = at
    for at, token in enumerate(tokens):
        number = token.number
        if (
            number is not None
            and number.mark == "from"
            and number.kind == "count"
            and not _has_target(tokens)
        ):
            tokens[at] = replace(token, number=replace(number, mark=""))


def _has_target(tokens: list[Token]) -> bool:
    """Tell whether there is a target: `from 3 customers` alone is no baseline."""
    return any(token.number is not None and token.number.mark in ("to", "by") for token in tokens)


def _value(digits: str, decimal: str) -> float:
    """Read digits with the separators of a language: `1.200,5` or `1,200.5`."""
    if digits.isdecimal():
        return float(digits)
    plain = re.sub(r"[’'_\s]", "", digits.rstrip(".,"))
    group = "," if decimal == "." else "."
    if re.fullmatch(rf"\d{{1,3}}(?:[{group}]\d{{3}})+(?:[{decimal}]\d+)?", plain):
        plain = plain.replace(group, "")
    plain = plain.replace(",", ".")
    return float(plain if plain.count(".") <= 1 else plain.replace(".", ""))
