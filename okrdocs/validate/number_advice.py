"""What to say about numbers that cannot be read: most are written for people, with separators and units."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from okrdocs.parse.nodes import Scalar
from okrdocs.parse.yaml_problems import shown
from okrdocs.validate.amounts import plain_number, read_amount, read_change
from okrdocs.validate.better import DAYS_IN, better
from okrdocs.validate.values import is_placeholder, read_number
from okrdocs.validate.wording import Advice, says

if TYPE_CHECKING:
    from okrdocs.parse.nodes import Node
    from okrdocs.validate.shapes import Property

_RATIO = re.compile(r"(\d+(?:\.\d+)?) ?/ ?(\d+(?:\.\d+)?)")
_FROM_TO = re.compile(r"(\d+(?:\.\d+)?) ?[-–] ?(\d+(?:\.\d+)?)")
_ANY_NUMBER = re.compile(r"(?<![\w.,-])" + r"[-+−]?\d[\d_.,'’]*(?:[kKMB]\b)?%?(?![\w-])")
_WORDS_FOR_DAYS = {"daily": 1, "weekly": 7, "fortnightly": 14, "biweekly": 14, "monthly": 30, "quarterly": 90}


def about_number(prop: Property, node: Node) -> Advice:
    """Explain why the value of a number's key is none."""
    message = f"`{prop.name}` should be a number, such as `{prop.example}`; {says(node)}."
    if not isinstance(node, Scalar):
        return Advice(message, f"Write one number, such as `{prop.name}: {prop.example}`.")
    text = node.text.strip()
    if is_placeholder(text):
        return Advice(message, "Fill it in, or write `status: draft` until you know.")
    return Advice(message, _number_help(prop, text))


def _number_help(prop: Property, text: str) -> str:
    """Say what to write in place of a text that holds a number, and perhaps more."""
    if ratio := _RATIO.fullmatch(text):
        part, whole = float(ratio[1]), float(ratio[2])
        return f"Write it as one number: `{prop.name}: {part / whole if whole else 0:.3g}`."
    if ends := _FROM_TO.fullmatch(text):
        low, high = (f"`{prop.name}: {end}`" for end in ends.groups())
        between = f"; to stay between the two, write `keep: [{ends[1]}, {ends[2]}]`" * (prop.name == "target")
        return f"Write one number, {low} or {high}{between}."
    if change := read_change(text):
        first, last = change
        apart = f"`baseline: {first}` and `target: {last}`"
        return f"Write {apart if prop.name in ('target', 'baseline') else f'one number, such as `{last}`'}."
    if amount := read_amount(text):
        if amount.unit:
            return _unit_apart(prop, amount.number, amount.unit)
        if amount.number != text:
            return f"Write `{prop.name}: {amount.number}`: no separators, and a point before decimals."
    alone = {number for part in _ANY_NUMBER.findall(text) if (number := plain_number(part))}
    if len(alone) == 1:
        return f"Write the number only: `{prop.name}: {alone.pop()}`."
    return f"Write digits, such as `{prop.name}: {prop.example}`, without words or separators."


def about_size(prop: Property, node: Node) -> Advice:
    """Explain that a number is too large, or is infinite."""
    return Advice(
        f"`{prop.name}` is outside what can be computed with; {says(node)}.",
        "Write an ordinary number, in a larger unit such as millions if need be.",
    )


def about_baseline(prop: Property, node: Node) -> Advice:
    """Explain why the value of `baseline` is neither a number nor `unknown`."""
    advice = about_number(prop, node)
    if isinstance(node, Scalar) and not re.search(r"\d", node.text):
        return advice._replace(
            help="If nobody has measured it yet, write `baseline: unknown` and, as `baseline_due`, by when."
        )
    return advice


def about_weight(prop: Property, node: Node) -> Advice:
    """Explain why the value of `weight` is no number above zero."""
    if isinstance(node, Scalar) and read_number(node.text) is not None:
        return Advice(
            f"`{prop.name}` should be above zero; {says(node)}.",
            "Write `1`, or `2` for twice as much; to leave an outcome out, write `status: dropped`.",
        )
    return about_number(prop, node)


def about_share(prop: Property, node: Node) -> Advice:
    """Explain why a value is no part of a whole."""
    message = f"`{prop.name}` should lie between `0` and `1`, or be a percentage such as `60%`; {says(node)}."
    text = node.text.strip() if isinstance(node, Scalar) else ""
    number = read_number(text.replace(",", "."))
    if number is not None and 0 <= number <= 1 and not text.endswith("%"):
        return Advice(message, f"Write `{text.replace(',', '.')}`.")
    if number is not None and 1 < number <= 10 and prop.name == "confidence" and not text.endswith("%"):
        return Advice(message, f"Write `{number * 10:g}%` if you mean {number:g} of 10.")
    if number is not None and 1 < number <= 100:
        return Advice(message, f"Write `{number:g}%`.")
    if isinstance(node, Scalar) and (
        ratio := re.fullmatch(r"(\d+) ?(?:/|of|out of) ?(\d+)", node.text.strip())
    ):
        part, whole = int(ratio[1]), int(ratio[2])
        if whole > 0 and part <= whole:
            return Advice(message, f"Write `{part / whole:.0%}`.")
    return Advice(message, f"Write a number such as `{prop.name}: 60%`.")


def about_days(prop: Property, node: Node) -> Advice:
    """Explain why a value is no number of days."""
    message = f"`{prop.name}` should be a whole number of days from `1` to `366`, such as `14`; {says(node)}."
    text = node.text.strip().lower() if isinstance(node, Scalar) else ""
    days = _WORDS_FOR_DAYS.get(text)
    if found := re.fullmatch(r"(?:every )?(\d{1,3}) ?(day|week|month)s?", text):
        days = int(found[1]) * DAYS_IN[found[2]]
    return Advice(message, f"Write `{prop.name}: {days or 14}`.")


def about_band(prop: Property, node: Node) -> Advice:
    """Explain why the value of `keep` is no band."""
    wanted = 'a limit such as `">= 99.9"`, or two numbers such as `[4.2, 5]`'
    message = f"`{prop.name}` should be {wanted}; {says(node)}."
    text = node.text.strip() if isinstance(node, Scalar) else ""
    if read_number(text) is not None:
        return Advice(
            message,
            f'Write `{prop.name}: ">= {text}"` if it should not fall below, `"<= {text}"` if not rise above.',
        )
    if meant := better(prop, text):
        return Advice(message, f"Write `{prop.name}: {meant.text if meant.bare else quoted(meant.text)}`.")
    return Advice(
        message,
        "Write `>=` or `<=` and one number, in quotes; or the lowest and highest value in brackets.",
    )


def quoted(text: str) -> str:
    """Return a text in the quotes that YAML asks for around a limit."""
    return f'"{text}"'


def _unit_apart(prop: Property, number: str, unit: str) -> str:
    if prop.name in ("target", "baseline", "current"):
        return f"Write `{prop.name}: {number}` and, on a line of its own, `unit: {shown(unit)}`."
    return f"Write `{prop.name}: {number}` without `{shown(unit)}`."
