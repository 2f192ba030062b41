"""Adding the plugin to a site's configuration, by an insertion that leaves every other byte alone."""

from __future__ import annotations

from dataclasses import dataclass

import yaml

NAME = "okrdocs"


class PluginEntryError(Exception):
    """The configuration is not one that the plugin can be added to; the text says what to do."""


@dataclass(frozen=True, slots=True)
class _Insertion:
    """A text and where it goes, in characters from the beginning."""

    at: int
    text: str


def with_plugin(text: str) -> str | None:
    """Return a configuration with the plugin added; None where it has it already.

    Raises PluginEntryError where that takes a person, with what to write.
    """
    root = _composed(text)
    plugins = _value(root, "plugins") if root else None
    if _names(plugins) & {NAME, f"/{NAME}"}:
        return None
    if root is not None and _value(root, "INHERIT") and plugins is None:
        raise PluginEntryError(
            "the plugins come from another file through `INHERIT`: add `okrdocs` to the list there."
        )
    newline = "\r\n" if "\r\n" in text else "\n"
    insertion = _insertion(text, root, plugins, newline)
    return text[: insertion.at] + insertion.text + text[insertion.at :]


def _composed(text: str) -> yaml.MappingNode | None:
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise PluginEntryError(f"this is not valid YAML: {' '.join(str(error).split())}") from None
    if root is not None and not isinstance(root, yaml.MappingNode):
        raise PluginEntryError("write names and values, such as `site_name: Plans`.")
    return root


def _value(root: yaml.MappingNode, key: str) -> yaml.Node | None:
    return next((value for name, value in root.value if name.value == key), None)


def _names(plugins: yaml.Node | None) -> set[str]:
    """Return the names of the plugins in a list or a mapping."""
    if isinstance(plugins, yaml.MappingNode):
        return {str(name.value) for name, _ in plugins.value}
    names = set()
    for item in plugins.value if isinstance(plugins, yaml.SequenceNode) else ():
        names |= _names(item) if isinstance(item, yaml.MappingNode) else {str(item.value)}
    return names


def _insertion(
    text: str, root: yaml.MappingNode | None, plugins: yaml.Node | None, newline: str
) -> _Insertion:
    if isinstance(plugins, yaml.SequenceNode | yaml.MappingNode) and plugins.value:
        return _behind_last(text, plugins, newline)
    if plugins is None:
        end = _end_of_document(text, root)
        gap = "" if not text[:end] or text[:end].endswith(("\n", "\r")) else newline
        # Naming any plugin turns off the search that MkDocs brings, so it is named too.
        return _Insertion(end, f"{gap}plugins:{newline}  - search{newline}  - {NAME}{newline}")
    raise PluginEntryError(
        "`plugins` is empty: write a list with `okrdocs` in it, such as `plugins: [search, okrdocs]`."
    )


def _behind_last(text: str, plugins: yaml.CollectionNode, newline: str) -> _Insertion:
    """Insert behind the last plugin, in the style of the others."""
    in_list = isinstance(plugins, yaml.SequenceNode)
    last = plugins.value[-1] if in_list else plugins.value[-1][1]
    entry = NAME if in_list else f"{NAME}: {{}}"
    if plugins.flow_style:
        return _Insertion(last.end_mark.index, f", {entry}")
    indent = " " * plugins.start_mark.column
    at = _line_end(text, last)
    dash = "- " if in_list else ""
    before = "" if text[:at].endswith(("\n", "\r")) else newline
    return _Insertion(at, f"{before}{indent}{dash}{entry}{newline}")


def _line_end(text: str, node: yaml.Node) -> int:
    """Return where the line ends on which the last word of `node` stands, line break included."""
    last = node.end_mark.index
    while last > node.start_mark.index and text[last - 1].isspace():
        last -= 1  # a block's end mark may lie behind blank lines, even at the next key
    end = text.find("\n", last)
    return len(text) if end < 0 else end + 1


def _end_of_document(text: str, root: yaml.MappingNode | None) -> int:
    return _line_end(text, root) if root is not None else len(text)
