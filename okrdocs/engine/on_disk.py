"""The texts of pages, read from their files when somebody wants to quote from them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from okrdocs.parse.page import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator


class OnDisk(Mapping[str, str]):
    """Texts by the paths of pages, so that a run need not hold them all for the few that it quotes from.

    A page that cannot be read any more, or that says something else by now, has none.
    """

    def __init__(
        self,
        files: Mapping[str, str],
        contents: Mapping[str, bytes] | None = None,
        hashes: Mapping[str, int] | None = None,
    ) -> None:
        """Find pages in `files`, or in `contents` instead, by their paths.

        `hashes` are those of what stood in the pages when they were checked; None: nobody knows.
        """
        self._files = files
        self._contents = contents or {}
        self._hashes = hashes

    def __getitem__(self, path: str) -> str:
        data = self._contents.get(path)
        if data is None:
            data = self._read(path)
        if self._hashes is not None and self._hashes.get(path) != hash(data):
            raise KeyError(path)
        return text_of(data)

    def _read(self, path: str) -> bytes:
        try:
            return Path(self._files[path]).read_bytes()
        except OSError:
            raise KeyError(path) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)
