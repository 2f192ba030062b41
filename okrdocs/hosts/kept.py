"""What one build leaves for the next, while a person edits and the server builds again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.engine.run import checked_page
from okrdocs.render.voices import Voices

if TYPE_CHECKING:
    from okrdocs.render.settings import RenderSettings
    from okrdocs.validate.check import CheckedPage


class Kept:
    """Checked pages and compiled templates, as long as what they were made from stays the same."""

    def __init__(self) -> None:
        self._pages: dict[str, tuple[bytes, CheckedPage | None]] = {}
        self._voices: tuple[RenderSettings, Voices] | None = None

    def page(self, path: str, data: bytes) -> CheckedPage | None:
        """Check a page, unless it reads as it did; see `engine.run.checked_page`."""
        known = self._pages.get(path)
        if known is None or known[0] != data:
            known = self._pages[path] = (data, checked_page(path, data))
        return known[1]

    def voices(self, settings: RenderSettings) -> Voices:
        """Return the voices of a site; new ones wherever the team's own templates may have changed."""
        if settings.templates_dir or self._voices is None or self._voices[0] != settings:
            self._voices = (settings, Voices(settings))
        return self._voices[1]
