"""Objects of any kind as rows: what tables, lists, cards and charts of a view show of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Objective, Outcome, Output, Status
from okrdocs.render.views.bars import Bar, outcome_bar, output_bar, results_bar
from okrdocs.render.views.figures import Figures, figures
from okrdocs.render.views.outputs import output_state
from okrdocs.render.views.spark import spark_of

if TYPE_CHECKING:
    from okrdocs.model import OkrObject
    from okrdocs.render.signs import Sign
    from okrdocs.render.views.outputs import OutputState
    from okrdocs.render.views.scene import Ref, Scene
    from okrdocs.render.views.spark import Spark


class Row(NamedTuple):
    """One object. An output has a state; an objective or outcome a sign, and how far it is."""

    id: str
    health: str
    """For scripts and style sheets: the health, or the status where there is none."""
    icon: str
    ref: Ref
    owner: Ref | None
    period: Ref | None
    bar: Bar | None
    """None: drafts and dropped ones count nowhere."""
    percent: str
    sign: Sign | None
    state: OutputState | None
    figures: Figures | None = None
    """The numbers of an outcome; None where they are not shown."""
    spark: Spark | None = None

    @property
    def about(self) -> tuple[Ref, ...]:
        """Whose it is and for when, where either is known."""
        return tuple(filter(None, (self.owner, self.period)))


def row_of(scene: Scene, entry: OkrObject, *, charted: bool = False) -> Row:
    """Return an object as a row; `charted` with the numbers and the small chart of an outcome."""
    output = entry if isinstance(entry, Output) else None
    outcome = entry if isinstance(entry, Outcome) and charted else None
    return Row(
        id=entry.id,
        health=_health(scene, entry),
        icon=scene.icon(entry.kind),
        ref=scene.ref(entry),
        owner=scene.owner(entry),
        period=scene.period(entry),
        bar=_bar(scene, entry),
        percent="" if isinstance(entry, Output) else scene.share(entry),
        sign=None if isinstance(entry, Output) else scene.sign(entry),
        state=output_state(scene, output) if output else None,
        figures=figures(scene, outcome) if outcome else None,
        spark=spark_of(scene, outcome) if outcome else None,
    )


def _health(scene: Scene, entry: OkrObject) -> str:
    if isinstance(entry, Output) or entry.status in (Status.DRAFT, Status.DROPPED):
        return entry.status.value
    return scene.health(entry).value


def _bar(scene: Scene, entry: OkrObject) -> Bar | None:
    if _health(scene, entry) in (Status.DRAFT, Status.DROPPED):
        return None
    if isinstance(entry, Output):
        return None if entry.draft else output_bar(scene, entry)
    return results_bar(scene, entry) if isinstance(entry, Objective) else outcome_bar(scene, entry)
