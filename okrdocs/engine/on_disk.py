"""The texts of pages, read from their files when somebody wants to quote from them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from okrdocs.parse.page import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator


class OnDisk(Mapping[str, str]):
    """Texts by the paths of pages; a page that cannot be read any more has none."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self._files = files

    def __getitem__(self, path: str) -> str:
        try:
            return text_of(Path(self._files[path]).read_bytes())
        except OSError:
            raise KeyError(path) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)
