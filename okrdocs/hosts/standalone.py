"""Cards for hosts that know no plan: each shows what its own block says.

Such hosts may render a page again only when that page has changed, so a card here depends on the block's
text, the configuration and the day, and on nothing that stands on other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from okrdocs.engine.config import resolve_as_of
from okrdocs.engine.project import find_project
from okrdocs.engine.run import analyse
from okrdocs.plan.build import build_plan
from okrdocs.plan.progress import score
from okrdocs.render.errors import KEPT
from okrdocs.render.renderer import Renderer
from okrdocs.render.settings import RenderSettings
from okrdocs.render.voices import Voices

if TYPE_CHECKING:
    from markdown import Markdown

    from okrdocs.engine.config import Settings
    from okrdocs.parse.fences import Fence
    from okrdocs.plan.index import Plan


class StandaloneCards:
    """Answers the Markdown extension from single blocks."""

    def __init__(self, settings: Settings, shown: RenderSettings | None = None) -> None:
        self._settings = settings
        self._shown = shown or RenderSettings(
            settings.terms, settings.templates_dir, settings.thresholds, settings.lang
        )
        self._voices = Voices(self._shown)

    def open(self, md: Markdown) -> None:
        """Do nothing: a card here is the same on every page."""

    def card(self, fence: Fence, index: int) -> str:
        """Return the card of a block; the box with what is wrong where it gives none."""
        text = _as_page(fence.text)
        analysis = analyse([("okr", text.encode())], self._settings)
        scores = score(analysis.plan, analysis.as_of, self._settings.thresholds)
        renderer = Renderer(analysis.plan, scores, self._shown, self._voices)
        first = next(analysis.plan.objects(), None)
        if first is None:
            return renderer.error_box(analysis.diagnostics, text, 1, KEPT)
        return renderer.card(first.id, _OwnLinks(analysis.plan))

    def view(self, fence: Fence, index: int) -> str:
        """Return a sentence: what a view finds stands on other pages."""
        plan = build_plan((), None)
        scores = score(plan, resolve_as_of(self._settings), self._settings.thresholds)
        return Renderer(plan, scores, self._shown, self._voices).no_view(broken=False)

    def href(self, object_id: str) -> str | None:
        """Return None: where other objects are published is not known."""
        return None

    def title(self, object_id: str) -> str | None:
        """Return None, as `href`."""
        return None

    def link(self, object_id: str) -> str | None:
        """Return None, as `href`."""
        return None

    def badge(self, object_id: str, alt: str) -> str | None:
        """Return None, as `href`."""
        return None


@dataclass(frozen=True, slots=True)
class _OwnLinks:
    """Addresses inside one card: what the block defines is on the card, nothing else is known."""

    plan: Plan

    def page(self, object_id: str) -> str | None:
        return self.card(object_id)

    def card(self, object_id: str) -> str | None:
        entry = self.plan.find(object_id)
        return f"#okr-{entry.id}" if entry else None

    def written_in(self, object_id: str) -> str:
        return ""

    def written(self, object_id: str, address: str) -> str | None:
        return address

    def dashboard(self) -> str | None:
        return None

    def map(self) -> str | None:
        return None

    def period(self, label: str) -> str | None:
        return None

    def owner(self, name: str) -> str | None:
        return None

    def badge(self, object_id: str) -> str | None:
        return None

    def export(self, name: str) -> str | None:
        return None


def standalone_cards() -> StandaloneCards:
    """Return cards with the settings of the project in the working folder.

    Raises ConfigError for a configuration that cannot be used.
    """
    return StandaloneCards(find_project([], Path.cwd()).settings)


def _as_page(text: str) -> str:
    """Put a block's text back into a fence that is longer than any in it."""
    longest = max((len(run) for run in text.replace("~", " ").split() if set(run) == {"`"}), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}okr\n{text}\n{fence}\n"
