"""What to say about a value that cannot be used, by the form that its key asks for."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from okrdocs.model.slug import MAX_ID, slug
from okrdocs.parse.nodes import Mapping, Scalar, Sequence, typed
from okrdocs.parse.yaml_problems import shown
from okrdocs.validate.choices import meant_choice
from okrdocs.validate.date_advice import about_date
from okrdocs.validate.number_advice import (
    about_band,
    about_baseline,
    about_days,
    about_number,
    about_share,
    about_size,
    about_weight,
)
from okrdocs.validate.shapes import Form, shapes
from okrdocs.validate.wording import NAMES, Advice, listed, noun, says

if TYPE_CHECKING:
    from collections.abc import Callable

    from okrdocs.parse.nodes import Node
    from okrdocs.validate.shapes import Property

_YES_OR_NO = {
    **dict.fromkeys(("yes", "y", "on", "1", "done", "x"), "true"),
    **dict.fromkeys(("no", "n", "off", "0"), "false"),
}
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_LINKS = "Links begin with `https://`, `http://` or `mailto:`, or are a path such as `../plan.md`."


def about_value(prop: Property, node: Node) -> Advice:
    """Explain why the value `node` of the key `prop` cannot be used."""
    if isinstance(node, Sequence) and prop.form in _LISTS:
        return _about_length(prop, node)
    return _BY_FORM[prop.form](prop, _clipped(prop, node))


def _clipped(prop: Property, node: Node) -> Node:
    """Shorten what should be a number, date or word, so that looking for what is meant costs little."""
    if isinstance(node, Scalar) and len(node.text) > 200 and prop.form in _SHORT:
        return replace(node, text=node.text[:200])
    return node


def about_item(prop: Property, node: Node) -> Advice:
    """Explain why one item of a list cannot be used."""
    if prop.form is Form.ITEMS:
        return _about_no_item(prop, node)
    if prop.form is Form.BAND:
        return Advice(
            f"Both ends of `{prop.name}` should be numbers; {says(node)}.",
            f"Write two numbers, such as `{prop.name}: [4.2, 5]`.",
        )
    return _BY_FORM[prop.form](prop, node)


def _about_length(prop: Property, node: Sequence) -> Advice:
    if prop.form is Form.BAND:
        return Advice(
            f"`{prop.name}` should name two values, the lowest and the highest; it holds {len(node.items)}.",
            f"Write two, with a comma between them and a point before decimals, such as `{prop.name}: [4.2, "
            f'5]`; for one limit, such as `{prop.name}: ">= 4.2"`.',
        )
    return Advice(
        f"`{prop.name}` has too many items ({len(node.items)}).",
        "Keep those that matter; a list may have 200.",
    )


def _about_text(prop: Property, node: Node) -> Advice:
    if isinstance(node, Scalar):
        limit = 20_000 if prop.form is Form.PROSE else 500
        return Advice(
            f"`{prop.name}` is too long ({len(node.text)} characters).",
            f"Keep it under {limit} characters, and link to a page that says more.",
        )
    if prop.name == "owner" and isinstance(node, Sequence):
        return Advice(
            f"`owner` should be one name; {says(node)}.",
            "Name one owner, and the others under `contributors`.",
        )
    if isinstance(node, Sequence) and len(node.items) == 1 and isinstance(node.items[0], Scalar):
        return Advice(
            f"`{prop.name}` should be a text; {says(node)}.",
            f"Write `{prop.name}: {shown(node.items[0].text)}`, without brackets or `-`.",
        )
    example = f"Write one text after the colon, such as `{prop.name}: {shown(prop.example)}`"
    quotes = "; put quotes around a text that begins with `{` or `[`." if _in_brackets(node) else "."
    return Advice(f"`{prop.name}` should be a text; {says(node)}.", example + quotes)


def _in_brackets(node: Mapping | Sequence) -> bool:
    inner = list(node.fields.values()) if isinstance(node, Mapping) else node.items
    first = inner[0] if inner else None
    start = None if first is None else (first.start if not hasattr(first, "key") else first.key.start)
    return start is None or start > node.start


def _about_texts(prop: Property, node: Node) -> Advice:
    if isinstance(node, Scalar):
        return _about_text(prop, node)
    return Advice(
        f"`{prop.name}` should be a text, or a list of texts; {says(node)}.",
        f"Write `{prop.name}: {_plain_example(prop)}`.",
    )


def _plain_example(prop: Property) -> str:
    return shown(prop.example.replace('"', ""))


def _about_id(prop: Property, node: Node) -> Advice:
    if not isinstance(node, Scalar):
        return _about_text(prop, node) if prop.form is Form.ID else _about_texts(prop, node)
    text = node.text.strip()
    suggestion = slug(text)
    advice = f"Write `{suggestion}`." if suggestion else f"Write such as `{_plain_example(prop)}`."
    if len(text) > MAX_ID:
        return Advice(f"An id may have {MAX_ID} characters; `{shown(text, 30)}` has {len(text)}.", advice)
    return Advice(
        "An id is made of the letters a–z, digits, `-`, `_` and `.`, and begins with a letter or digit; "
        f"{says(node)}.",
        advice,
    )


def _about_flag(prop: Property, node: Node) -> Advice:
    meant = _YES_OR_NO.get(node.text.strip().lower()) if isinstance(node, Scalar) else None
    return Advice(
        f"`{prop.name}` should be `true` or `false`; {says(node)}.",
        f"Write `{prop.name}: {meant}`." if meant else f"Write `{prop.name}: true`, or remove the line.",
    )


def _about_choice(prop: Property, node: Node) -> Advice:
    message = f"`{prop.name}` should be {listed(prop.choices)}; {says(node)}."
    text = node.text.strip() if isinstance(node, Scalar) else ""
    meant = meant_choice(text, prop.choices)
    return Advice(message, f"Write `{prop.name}: {meant}`." if meant else "Choose one of these words.")


def _about_link(prop: Property, node: Node) -> Advice:
    if not isinstance(node, Scalar):
        return _about_texts(prop, node) if prop.form is Form.EVIDENCE else _about_text(prop, node)
    text = node.text.strip()
    if len(text) > 2000:
        return Advice(f"This link is too long ({len(text)} characters).", "Links may have 2000 characters.")
    if re.search(r"\s", text) and not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", text):
        return Advice(
            f"A link holds no blanks; {says(node)}.", "Write the address only, and the words in `note`."
        )
    scheme = shown(text.partition(":")[0])
    return Advice(f"`{prop.name}` can't be a `{scheme}:` link; {says(node)}.", _LINKS)


def _about_language(prop: Property, node: Node) -> Advice:
    return Advice(
        f"`{prop.name}` should be the code of a language, such as `en`; {says(node)}.",
        "Write two letters, such as `en`, `de` or `pt`.",
    )


def _about_items(prop: Property, node: Node) -> Advice:
    name = noun(prop.shape)
    if isinstance(node, Mapping) and shapes()[prop.shape].head == "date" and (dated := _first_dated(node)):
        return Advice(
            f"`{prop.name}` should be a list of {name}s; here their dates stand as keys.",
            f"Write each {name} on a line of its own, such as `- {{{dated}}}`.",
        )
    if isinstance(node, Mapping):
        return Advice(
            f"`{prop.name}` should be a list of {name}s; here a single one stands without `-`.",
            f"Put `- ` before the first key of each {name}, and indent the others as far as that key.",
        )
    return Advice(
        f"`{prop.name}` should be a list of {name}s; {says(node)}.",
        f"Write each {name} on lines of its own, beginning with `- {shapes()[prop.shape].head}: …`.",
    )


def _first_dated(node: Mapping) -> str | None:
    """Return the first of `2026-10-15: 3700`, as it should be written."""
    for field in node.fields.values():
        if _DATE.fullmatch(field.key.text) and isinstance(field.value, Scalar):
            return f"date: {field.key.text}, value: {shown(field.value.text) or '…'}"
    return None


def _about_no_item(prop: Property, node: Node) -> Advice:
    head = shapes()[prop.shape].head
    text = shown(node.text) if isinstance(node, Scalar) else "…"
    example = text if head != "date" or typed_date(node) else "2026-11-01, value: …"
    return Advice(
        f"Each item of `{prop.name}` should be {NAMES[prop.shape]}, with keys and values; {says(node)}.",
        f"Write it as `- {head}: {example}`.",
    )


def typed_date(node: Node) -> bool:
    """Tell whether a value looks like a date."""
    return isinstance(node, Scalar) and _DATE.match(node.text) is not None


def _about_plain_number(prop: Property, node: Node) -> Advice:
    return about_size(prop, node) if _too_large(node) else about_number(prop, node)


def _too_large(node: Node) -> bool:
    if not isinstance(node, Scalar):
        return False
    text = node.text.strip().lower()
    if text.lstrip("+-.") in ("nan", "inf"):
        return text.endswith("inf")
    value = typed(node)
    endless = isinstance(value, str) and re.fullmatch(
        r"[-+]?[\d_.]{15,}(e[-+]?\d+)?|[-+]?[\d.]+e[-+]?\d+", text
    )
    return bool(endless) or (isinstance(value, int | float) and abs(value) > 1e15)


_SHORT = {
    Form.NUMBER,
    Form.BASELINE,
    Form.WEIGHT,
    Form.SHARE,
    Form.DAYS,
    Form.DATE,
    Form.FLAG,
    Form.BAND,
    Form.CHOICE,
    Form.LANGUAGE,
}
_LISTS = {Form.LABELS, Form.IDS, Form.REFERENCES, Form.EVIDENCE, Form.BAND, Form.ITEMS}
_BY_FORM: dict[Form, Callable[[Property, Node], Advice]] = {
    Form.PROSE: _about_text,
    Form.LABEL: _about_text,
    Form.LABELS: _about_texts,
    Form.ID: _about_id,
    Form.IDS: _about_id,
    Form.REFERENCE: _about_text,
    Form.REFERENCES: _about_texts,
    Form.NUMBER: _about_plain_number,
    Form.BASELINE: about_baseline,
    Form.WEIGHT: about_weight,
    Form.SHARE: about_share,
    Form.DAYS: about_days,
    Form.DATE: about_date,
    Form.FLAG: _about_flag,
    Form.BAND: about_band,
    Form.LINK: _about_link,
    Form.EVIDENCE: _about_link,
    Form.LANGUAGE: _about_language,
    Form.CHOICE: _about_choice,
    Form.ITEMS: _about_items,
}
