"""The plan as HTML: cards in place of blocks, a page for each object, the dashboard."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from okrdocs.model import Objective, Outcome, Output
from okrdocs.render.badges import Badge, badge_json, badge_of, badge_svg
from okrdocs.render.confidential import masked
from okrdocs.render.environment import Templates, neutralised
from okrdocs.render.errors import error_box
from okrdocs.render.export import export_json
from okrdocs.render.settings import DEFAULTS, RenderSettings
from okrdocs.render.views.cards import objective_card, outcome_card, output_card
from okrdocs.render.views.dashboard import dashboard_of
from okrdocs.render.views.objective import objective_page
from okrdocs.render.views.outcome import outcome_page
from okrdocs.render.views.output import output_page
from okrdocs.render.views.outputs import output_state
from okrdocs.render.views.scene import Scene
from okrdocs.render.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from okrdocs.engine.scorecard import Scorecards
    from okrdocs.model import Diagnostic
    from okrdocs.plan.index import Plan
    from okrdocs.plan.scores import Scores
    from okrdocs.render.links import Links


def templates_for(settings: RenderSettings) -> Templates:
    """Load the templates with the team's words; hosts that make several renderers can share them."""
    return Templates(settings.templates_dir, {"words": Words(settings.terms)})


class Renderer:
    """Renders a finished plan; which page something stands on shows only in the `Links` it is given.

    Ids are those of the plan, as in `Plan.find`: a name that refers to nothing is a KeyError, as only the
    host can know what to show instead.
    """

    def __init__(
        self,
        plan: Plan,
        scores: Scores,
        settings: RenderSettings = DEFAULTS,
        templates: Templates | None = None,
        scorecards: Scorecards | None = None,
    ) -> None:
        self._plan = plan
        self._scores = scores
        self._settings = settings
        self._words = Words(settings.terms)
        self._scorecards = scorecards
        self._templates = templates or templates_for(settings)

    def card(self, object_id: str, links: Links) -> str:
        """Return the `section` that stands in place of the block in which `object_id` is the first object."""
        scene, entry = self._scene(links), self._find(object_id)
        if isinstance(entry, Objective):
            return self._templates.render("objective-card.html", view=objective_card(scene, entry))
        if isinstance(entry, Outcome):
            return self._templates.render("outcome-card.html", view=outcome_card(scene, entry))
        return self._templates.render("output-card.html", view=output_card(scene, entry))

    def page(self, object_id: str, links: Links) -> str:
        """Return the content of an object's own page, from the breadcrumbs and the `h1` on."""
        scene, entry = self._scene(links), self._find(object_id)
        home = links.dashboard()
        if isinstance(entry, Objective):
            return self._templates.render("objective.html", view=objective_page(scene, entry), home=home)
        if isinstance(entry, Outcome):
            view = outcome_page(scene, entry, self._guarded.get(entry.id, ()))
            return self._templates.render("outcome.html", view=view, home=home)
        return self._templates.render("output.html", view=output_page(scene, entry), home=home)

    def dashboard(self, links: Links) -> str:
        """Return the content of the dashboard, from the `h1` on."""
        view = dashboard_of(self._scene(links), self._settings.thresholds)
        return self._templates.render("dashboard.html", view=view)

    def reference(self, object_id: str, links: Links) -> str:
        """Return an object's name in a line of text: linked, with how it does."""
        scene, entry = self._scene(links), self._find(object_id)
        ref = scene.ref(entry)
        if isinstance(entry, Output):
            return self._templates.render("reference.html", ref=ref, state=output_state(scene, entry))
        share, sign = scene.share(entry), scene.sign(entry)
        return self._templates.render("reference.html", ref=ref, state=None, sign=sign, percent=share)

    @property
    def site_title(self) -> str:
        """The title of the dashboard, as text."""
        return self._words.site

    def title(self, object_id: str) -> str:
        """Return an object's title as text, as it may be shown: without confidential numbers."""
        entry = self._find(object_id)
        return neutralised(masked(entry, entry.title))

    def badge_svg(self, object_id: str) -> str:
        """Return an object's progress badge as an SVG file."""
        return badge_svg(self._templates, self._badge(object_id))

    def badge_json(self, object_id: str) -> str:
        """Return what the shields.io endpoint needs to draw an object's badge."""
        return badge_json(self._badge(object_id))

    def badge_image(self, object_id: str, alt: str, links: Links) -> str | None:
        """Return an object's badge as an image; None where no badge is published.

        `alt` is what the author wrote; without it the image says what the badge shows.
        """
        address = links.badge(object_id)
        if address is None:
            return None
        alt = alt or self._badge(object_id).description
        return self._templates.render("badge-image.html", address=address, alt=alt)

    def error_box(self, diagnostics: Sequence[Diagnostic], text: str, line: int, note: str) -> str:
        """Return the box with what is wrong with a block or a page; see `errors.error_box`."""
        return error_box(self._templates, diagnostics, text, line, note, self._plan)

    def export(self, url_of: Callable[[str], str | None]) -> str:
        """Return okrs.json; `url_of` gives an object's address from the root of the site."""
        return export_json(self._plan, self._scores, url_of, self._scorecards)

    def _badge(self, object_id: str) -> Badge:
        return badge_of(self._find(object_id), self._plan, self._scores, self._words)

    def _scene(self, links: Links) -> Scene:
        return Scene(self._plan, self._scores, self._words, links, self._scorecards)

    def _find(self, object_id: str) -> Objective | Outcome | Output:
        entry = self._plan.find(object_id)
        if entry is None:
            raise KeyError(object_id)
        return entry

    @cached_property
    def _guarded(self) -> dict[str, list[Outcome]]:
        """Outcomes by the id of each outcome that guards them."""
        guarded: dict[str, list[Outcome]] = {}
        for outcome in self._plan.outcomes.values():
            for guard in self._plan.guards_of(outcome):
                guarded.setdefault(guard.id, []).append(outcome)
        return guarded
