"""Pages as they were last checked, for runs one after the other over a project that hardly changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.engine.cache import digest
from okrdocs.engine.run import checked_page

if TYPE_CHECKING:
    from okrdocs.validate.check import CheckedPage


class KnownPages:
    """Checks a page only when its content is another than the last time."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, CheckedPage | None]] = {}

    def check(self, path: str, data: bytes) -> CheckedPage | None:
        """Return a page as `checked_page` does."""
        content = digest(data)
        if path not in self._known or self._known[path][0] != content:
            self._known[path] = content, checked_page(path, data)
        return self._known[path][1]
