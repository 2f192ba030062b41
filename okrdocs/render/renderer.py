"""The plan as HTML: cards in place of blocks, a page for each object, the dashboard."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING

from markupsafe import Markup

from okrdocs.model import Objective, Outcome, Output, Status
from okrdocs.plan.confidential import public_name, public_text
from okrdocs.plan.group_score import score_group
from okrdocs.render.badges import (
    BADGE_FORMATS,
    Badge,
    badge_json,
    badge_of,
    badge_svg,
    group_badge,
    idle_badge,
)
from okrdocs.render.calendar import calendar_ics, due_event
from okrdocs.render.environment import neutralised
from okrdocs.render.errors import error_box
from okrdocs.render.export import Record, record
from okrdocs.render.feed import feed_xml
from okrdocs.render.keeping import made_anew
from okrdocs.render.owners import owners_of
from okrdocs.render.settings import DEFAULTS, RenderSettings
from okrdocs.render.views.cards import objective_card, outcome_card, output_card
from okrdocs.render.views.dashboard import dashboard_of
from okrdocs.render.views.outputs import output_state
from okrdocs.render.views.periods import cycles_of, near_of, present_of
from okrdocs.render.views.scene import Scene
from okrdocs.render.voices import Tongue, Voice, Voices

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from okrdocs.engine.scorecard import Scorecards
    from okrdocs.model import Diagnostic, OkrObject
    from okrdocs.plan.index import Plan
    from okrdocs.plan.query.view import View
    from okrdocs.plan.scores import Scores
    from okrdocs.render.keeping import Keep
    from okrdocs.render.links import Links
    from okrdocs.render.owners import Owner
    from okrdocs.render.publisher import Publisher
    from okrdocs.render.views.periods import Cycle


class Renderer:
    """Renders a finished plan; which page something stands on shows only in the `Links` it is given.

    Ids are those of the plan, as in `Plan.find`: a name that refers to nothing is a KeyError, as only the
    host can know what to show instead. `languages` says which pages (by their paths, as findings name them)
    are in another language than the site; cards and pages of what is written there speak it. `owners` are
    what `owners_of` returns, where it is known; `keep` may know parts of pages from before. Raises
    ConfigError for a catalogue of a team's own that cannot be used.
    """

    def __init__(
        self,
        plan: Plan,
        scores: Scores,
        settings: RenderSettings = DEFAULTS,
        voices: Voices | None = None,
        scorecards: Scorecards | None = None,
        languages: Mapping[str, str] | None = None,
        owners: Mapping[str, Owner] | None = None,
        keep: Keep = made_anew,
    ) -> None:
        self._plan = plan
        self._scores = scores
        self._settings = settings
        self._voices = voices or Voices(settings)
        self._scorecards = scorecards
        self._languages = languages or {}
        self._owners, self._keep = owners, keep
        self._words = self._voices.site.words
        for language in dict.fromkeys(self._languages.values()):
            self._voices.of(language)  # a catalogue that cannot be used is found before any page is rendered

    @property
    def as_of(self) -> dt.date:
        """The day that all numbers hold for."""
        return self._scores.as_of

    def card(self, object_id: str, links: Links) -> str:
        """Return the `section` that stands in place of the block in which `object_id` is the first object."""
        entry = self._find(object_id)
        voice = self._voice_at(entry.source.path)
        scene, render = self._scene(links, voice), voice.templates.render
        if isinstance(entry, Objective):
            return render("objective-card.html", view=objective_card(scene, entry))
        if isinstance(entry, Outcome):
            return render("outcome-card.html", view=outcome_card(scene, entry))
        return render("output-card.html", view=output_card(scene, entry))

    def page(self, object_id: str, links: Links) -> str:
        """Return the content of an object's own page, from the breadcrumbs and the `h1` on."""
        from okrdocs.render.views.objective import objective_page
        from okrdocs.render.views.outcome import outcome_page
        from okrdocs.render.views.output import output_page

        entry, home = self._find(object_id), links.dashboard()
        voice = self._voice_at(entry.source.path)
        scene = self._scene(links, voice)
        if isinstance(entry, Objective):
            return self._whole(voice, "objective.html", view=objective_page(scene, entry), home=home)
        if isinstance(entry, Outcome):
            view = outcome_page(scene, entry, self._plan.guarded_by(entry))
            return self._whole(voice, "outcome.html", view=view, home=home)
        return self._whole(voice, "output.html", view=output_page(scene, entry), home=home)

    def dashboard(self, links: Links) -> str:
        """Return the content of the dashboard, from the `h1` on."""
        view = dashboard_of(self._scene(links), self._cycles, self._settings.thresholds)
        return self._whole(self._voices.site, "dashboard.html", view=view)

    def period(self, name: str, links: Links) -> str:
        """Return the content of a period's page, from the breadcrumbs and the `h1` on; see `periods`."""
        from okrdocs.render.views.period import period_page

        view = period_page(self._scene(links), self.periods[name], self._cycles, self._settings.thresholds)
        return self._whole(self._voices.site, "period.html", view=view, home=links.dashboard())

    def owner(self, key: str, links: Links) -> str:
        """Return the content of an owner's page, from the breadcrumbs and the `h1` on; see `owners`."""
        from okrdocs.render.views.owner import owner_page

        view = owner_page(self._scene(links), self.owners[key], self._settings.thresholds)
        return self._whole(self._voices.site, "owner.html", view=view, home=links.dashboard())

    @cached_property
    def periods(self) -> dict[str, Cycle]:
        """Every period that something is planned for, by its name in addresses: running, coming, past."""
        return {cycle.name: cycle for cycle in self._cycles if cycle.name}

    def period_title(self, name: str) -> str:
        """Return a period as readers see it, as text."""
        cycle = self.periods[name]
        return self._words.period_label(cycle.period, cycle.labels[0]) if cycle.period else name

    @property
    def near_periods(self) -> list[str]:
        """The names of the periods around today: running, coming, past."""
        near = near_of(self._cycles)
        return [name for name, cycle in self.periods.items() if cycle in near]

    @cached_property
    def owners(self) -> Mapping[str, Owner]:
        """Everybody who owns something, by `owner_key`."""
        return owners_of(self._plan, self._words.language) if self._owners is None else self._owners

    @cached_property
    def _cycles(self) -> list[Cycle]:
        return cycles_of(self._plan, self._scores.as_of)

    def map(self, links: Links) -> str:
        """Return the content of the alignment map, from the `h1` on."""
        from okrdocs.render.views.map import map_of

        view = map_of(self._scene(links))
        return self._whole(self._voices.site, "map.html", view=view, home=links.dashboard())

    def view(self, view: View, links: Links, path: str = "") -> str:
        """Return what stands in place of an `okr-view`; a count is a `span` for the middle of a sentence.

        `path` is that of the page it stands on, whose language it speaks; so everywhere below.
        """
        from okrdocs.render.views.view_block import view_block

        voice = self._voice_at(path)
        return voice.templates.render("view.html", view=view_block(self._scene(links, voice), view))

    def no_view(self, *, broken: bool, path: str = "") -> str:
        """Return what stands there instead, as it is `broken`, or where the plan is not known."""
        voice = self._voice_at(path)
        note = voice.words.say("view_broken" if broken else "view_elsewhere")
        return voice.templates.render("view-note.html", note=note)

    def reference(self, object_id: str, links: Links, path: str = "") -> str:
        """Return an object's name in a line of text: linked, with how it does."""
        entry, voice = self._find(object_id), self._voice_at(path)
        scene, render = self._scene(links, voice), voice.templates.render
        ref = scene.ref(entry)
        if isinstance(entry, Output):
            return render("reference.html", ref=ref, state=output_state(scene, entry))
        share, sign = scene.share(entry), scene.sign(entry)
        return render("reference.html", ref=ref, state=None, sign=sign, percent=share)

    @property
    def site_title(self) -> str:
        """The title of the dashboard, as text."""
        return self._words.say("site")

    @property
    def dashboard_title(self) -> str:
        """The dashboard in a navigation whose heading is `site_title`, as text."""
        return self._words.say("dashboard_title")

    @property
    def map_title(self) -> str:
        """The title of the alignment map, as text."""
        return self._words.say("map_title")

    def title(self, object_id: str) -> str:
        """Return an object's title as text, as it may be shown: without confidential numbers."""
        entry = self._find(object_id)
        return neutralised(public_text(entry, entry.title))

    def tags(self, object_id: str) -> list[str]:
        """Return an object's tags as text, as they may be shown: without confidential numbers."""
        entry = self._find(object_id)
        return [neutralised(public_name(self._plan, entry, tag)) for tag in entry.tags]

    def badge_image(self, object_id: str, alt: str, links: Links) -> str | None:
        """Return an object's badge as an image; None where no badge is published.

        `alt` is what the author wrote; without it the image says what the badge shows.
        """
        address = links.badge(object_id)
        if address is None:
            return None
        alt = alt or self.badge(object_id).description
        return self._voices.site.templates.render("badge-image.html", address=address, alt=alt)

    def error_box(self, diagnostics: Sequence[Diagnostic], text: str, line: int, note: str) -> str:
        """Return the box with what is wrong with a block or a page; see `errors.error_box`."""
        voice = self._voice_at(diagnostics[0].path if diagnostics else "")
        return error_box(voice, diagnostics, text, line, note, self._plan)

    def record(self, object_id: str, url_of: Callable[[str], str | None]) -> Record:
        """Return an object as data; `url_of` gives an object's address from the root of the site."""
        return record(self._find(object_id), self._plan, self._scores, url_of, self._scorecards)

    def due_event(self, object_id: str, key: str, address: str | None) -> str:
        """Return the day an object is due for calendar programs; see `due_event`."""
        return due_event(self._find(object_id), self._plan, self._scores.as_of, self._words, key, address)

    def calendar(self, site: Publisher, due: Iterable[str]) -> str:
        """Return what is due and the ends of periods for calendar programs; see `calendar_ics`."""
        return calendar_ics(self._plan, self._scores.as_of, self._words, site, due)

    def feed(self, site: Publisher) -> str:
        """Return the newest check-ins for feed readers; see `feed_xml`."""
        return feed_xml(self._plan, self._scores.as_of, self._words, site)

    def badge_files(self, badge: Badge) -> dict[str, str]:
        """Return a badge as the files it is published in, by what their names end in."""
        contents = badge_svg(self._voices.site.templates, badge), badge_json(badge)
        return dict(zip(BADGE_FORMATS, contents, strict=True))

    def badge(self, object_id: str) -> Badge:
        """Return the badge of an object."""
        entry = self._find(object_id)
        return badge_of(entry, self._plan, self._scores, self._voice_at(entry.source.path).words)

    def period_badge(self, name: str) -> Badge:
        """Return the badge of a period."""
        cycle = self.periods[name]
        return self._group_badge(cycle.labels[0], cycle.objectives)

    def owner_badge(self, key: str) -> Badge:
        """Return the badge of what an owner has running."""
        owner = self.owners[key]
        return self._group_badge(owner.name, [one for one in owner.objectives if one.id in self._running])

    def site_badge(self) -> Badge:
        """Return the badge of all that runs."""
        return self._group_badge(self._words.say("site"), [*self._running.values()])

    def _group_badge(self, title: str, objectives: Sequence[Objective]) -> Badge:
        score = score_group(self._plan, self._scores, objectives, self._settings.thresholds)
        if score is None:
            return idle_badge(title, self._words)
        closed = all(objective.status is Status.CLOSED for objective in objectives)
        return group_badge(title, score, self._words, closed=closed)

    @cached_property
    def _running(self) -> dict[str, Objective]:
        """The objectives that count today, by id; between two periods, those of the nearest."""
        return {one.id: one for cycle in present_of(self._cycles) for one in cycle.objectives}

    def _whole(self, voice: Voice, name: str, **values: object) -> str:
        """Return a whole page, with its head for paper; one in another language than its frame says so."""
        settings, render = self._settings, voice.templates.render
        as_of = voice.words.say("as_of", date=voice.words.full_day(self.as_of))
        head = render("paper.html", site=settings.site, address=settings.address, as_of=as_of)
        page = f"{head}\n{render(name, **values)}"
        return render("spoken.html", page=Markup(page)) if voice.tongue else page  # noqa: S704

    def _voice_at(self, path: str) -> Voice:
        """Return the voice of the page `path`: that of its language, else the site's."""
        language = self._languages.get(path)
        return self._voices.of(language) if language else self._voices.site

    def _scene(self, links: Links, voice: Voice | None = None) -> Scene:
        words = (voice or self._voices.site).words
        return Scene(
            self._plan,
            self._scores,
            words,
            links,
            self._scorecards,
            self._tongue_of(words.language),
            self._keep,
            self._settings.tags_shown,
        )

    def _tongue_of(self, spoken: str) -> Callable[[OkrObject], Tongue | None]:
        """Return what tells the language of an object's texts where all else is `spoken`."""
        tongue = cache(lambda language: self._voices.tongue(language, spoken))
        return lambda entry: tongue(self._languages.get(entry.source.path, self._settings.lang))

    def _find(self, object_id: str) -> Objective | Outcome | Output:
        entry = self._plan.find(object_id)
        if entry is None:
            raise KeyError(object_id)
        return entry
