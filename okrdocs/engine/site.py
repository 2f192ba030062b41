"""The configuration of an MkDocs (or ProperDocs) site, read without importing MkDocs.

Starting MkDocs costs more than linting; what lint needs is which pages the site has, and our own options.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml

from okrdocs.engine.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Site:
    """What the configuration says about pages and about us."""

    file: Path
    docs_dir: Path
    excluded: tuple[str, ...] = ()
    """Patterns, as in .gitignore, of files under `docs_dir` that are not built."""
    directory_urls: bool = True
    """`page.md` becomes `page/index.html`, not `page.html`."""
    options: Mapping[str, object] = field(default_factory=dict)
    """Those of the plugin `okrdocs`; empty where it has none or is not used."""


def read_site(file: Path) -> Site:
    """Read the configuration of a site. Raises ConfigError where MkDocs would refuse it, too."""
    raw = _load(file, ())
    docs_dir = raw.get("docs_dir") or "docs"
    folder = file.parent / str(docs_dir)
    if not folder.is_dir():
        raise ConfigError([f"`docs_dir` is `{docs_dir}`: there is no such folder beside the file."])
    return Site(
        file=file,
        docs_dir=folder,
        excluded=(*_patterns(raw, "exclude_docs"), *_patterns(raw, "draft_docs")),
        directory_urls=raw.get("use_directory_urls") is not False,
        options=next(_own_options(raw.get("plugins")), {}),
    )


def _load(file: Path, heirs: tuple[Path, ...]) -> dict[str, object]:
    """Load a file and, below it, what it inherits from; `heirs` are the files that led here."""
    try:
        raw = yaml.load(file.read_bytes(), Loader=_TolerantLoader)  # noqa: S506 - it is a SafeLoader
    except (
        yaml.YAMLError,
        ValueError,
    ) as error:  # the latter for bytes that are no text, and days that are none
        raise ConfigError([f"this is not valid YAML: {' '.join(str(error).split())}"]) from None
    except OSError as error:
        raise ConfigError([f"the file cannot be read: {error.strerror}."]) from None
    if raw is None:
        return {}
    if not isinstance(raw, dict):
        raise ConfigError(["write names and values, such as `site_name: Plans`."])
    parent = raw.pop("INHERIT", None)
    if parent is None:
        return raw
    source = file.parent / str(parent)
    if source in heirs or not source.is_file():
        why = "it leads back here" if source in heirs else "there is no such file"
        raise ConfigError([f"`INHERIT` is `{parent}`: {why}."])
    return _merged(_load(source, (*heirs, file)), raw)


def _merged(below: dict[str, object], above: dict[str, object]) -> dict[str, object]:
    """Put `above` over `below`, mapping by mapping, as MkDocs does; lists are replaced."""
    merged = dict(below)
    for key, value in above.items():
        old = merged.get(key)
        merged[key] = _merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return merged


def _patterns(raw: dict[str, object], key: str) -> list[str]:
    patterns = raw.get(key)
    if patterns is None:
        return []
    if not isinstance(patterns, str):
        raise ConfigError([f"`{key}` should be a text with a pattern on each line."])
    return patterns.splitlines()


def _own_options(plugins: object) -> Iterator[dict[str, object]]:
    """Find our options in a list or a mapping of plugins.

    `enabled` is not ours but MkDocs': it turns a plugin off, often depending on the environment, which says
    nothing about lint.
    """
    items = plugins.items() if isinstance(plugins, dict) else _listed(plugins)
    for name, options in items:
        if name in ("okrdocs", "/okrdocs") and isinstance(options, dict):
            yield {key: value for key, value in options.items() if key != "enabled"}


def _listed(plugins: object) -> Iterator[tuple[object, object]]:
    for item in plugins if isinstance(plugins, list) else ():
        yield from item.items() if isinstance(item, dict) else ((item, None),)


class _TolerantLoader(_Loader):  # type: ignore[misc, valid-type]  # which of two is known at run time only
    """Reads YAML as MkDocs does, except that objects other plugins ask for by tag are not made."""


def _from_environment(loader: yaml.SafeLoader, node: yaml.Node) -> object:
    """Resolve `!ENV NAME` and `!ENV [NAME, OTHER, default]`: the first that is set, typed as YAML."""
    if isinstance(node, yaml.SequenceNode):
        *names, default = node.value if len(node.value) > 1 else (*node.value, None)
    else:
        names, default = [node], None
    for name in names:
        if (value := os.environ.get(str(name.value))) is not None:
            tag = loader.resolve(yaml.ScalarNode, value, (True, False))  # type: ignore[no-untyped-call]  # the stubs leave it out
            return loader.construct_object(yaml.ScalarNode(tag, value))
    return None if default is None else loader.construct_object(default, deep=True)


_TolerantLoader.add_constructor(None, lambda _loader, _node: None)  # such as !!python/name:…
_TolerantLoader.add_constructor("!ENV", _from_environment)
