"""One setting as it is written, and how a refusal of it is worded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.validate.wording import listed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path


class Setting(NamedTuple):
    """A setting: its name (dotted where nested), its value, and where problems are noted."""

    name: str
    raw: object
    base: Path
    """The folder that relative paths start from: that of the configuration file."""
    problems: list[str]

    def refuse(self, expected: str) -> None:
        """Note that the value is not what was `expected`."""
        self.problems.append(f"`{self.name}` is {_shown(self.raw)}: {expected}")

    def entries(self, known: Collection[str], example: str) -> Iterator[tuple[str, Setting]]:
        """Yield the settings inside this one by `known` key, and note the others.

        As everywhere in a configuration, a key may be written with `-` for `_`.
        """
        taken: set[str] = set()
        for written, inner in self.anything(example):
            key = plain(written, known)
            if key in taken:
                self.problems.append(f"`{inner.name}` is written twice, with `-` and with `_`: keep one.")
            elif key in known:
                taken.add(key)
                yield key, inner
            else:
                names = f" Write {listed(known)}." if known else " There is nothing to set here."
                self.problems.append(f"`{inner.name}` is not a setting.{near(key, known) or names}")

    def anything(self, example: str) -> Iterator[tuple[str, Setting]]:
        """Yield the settings inside this one by key; those without a value count as not written."""
        if not isinstance(self.raw, Mapping):
            self.refuse(f"write names with their values, such as `{example}`.")
            return
        for key, raw in self.raw.items():
            if raw is not None:
                yield str(key), Setting(f"{self.name}.{key}", raw, self.base, self.problems)

    def item(self, raw: object) -> Setting:
        """Return one item of this setting's list."""
        return Setting(self.name, raw, self.base, self.problems)

    def items(self, expected: str) -> list[Setting]:
        """Return the items of this setting's list, of which a single text is one; note what is no list."""
        if isinstance(self.raw, str):
            return [self]
        if isinstance(self.raw, list | tuple):
            return [self.item(raw) for raw in self.raw]
        self.refuse(expected)
        return []


def plain(key: str, known: Collection[str]) -> str:
    """Return a key as the settings name it: people write `-` for `_` in some files, as other tools do."""
    return key if key in known else key.replace("-", "_")


def near(word: object, known: Iterable[str]) -> str:
    """Return ` Did you mean …?` for a word close to a known one, else nothing."""
    from okrdocs.rules.near import closest

    meant = closest(str(word), known)
    return f" Did you mean `{meant}`?" if meant else ""


def as_text(raw: object) -> str:
    """Return a value as the author has probably typed it."""
    return str(raw).lower() if isinstance(raw, bool) else str(raw)


def _shown(raw: object) -> str:
    if isinstance(raw, Mapping | list | tuple):
        return "a mapping" if isinstance(raw, Mapping) else "a list"
    text = as_text(raw)
    return f"`{text if len(text) <= 60 else text[:59] + '…'}`" if text else "empty"
