"""The SMART scorecard of an object, and what else was found about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrdocs.engine.scorecard import Letter, Mark
from okrdocs.model import Outcome
from okrdocs.render.signs import Sign
from okrdocs.render.stretches import Stretch, stretches

if TYPE_CHECKING:
    from collections.abc import Iterable

    from okrdocs.engine.scorecard import Scorecard
    from okrdocs.model import Diagnostic, OkrObject
    from okrdocs.render.views.scene import Ref, Scene

_SHAPES = {
    Mark.PASS: ("achieved", "okr-go"),
    Mark.WARN: ("at-risk", "okr-warn"),
    Mark.FAIL: ("missed", "okr-stop"),
}


@dataclass(frozen=True, slots=True)
class Remark:
    """One finding: its rule, the object where that is another than the page's, and what it says."""

    code: str
    name: str
    about: Ref | None
    message: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A letter with its word, how it fares, and the findings behind that; no sign for structure."""

    letter: str
    word: str
    sign: Sign | None
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Smart:
    """The rows of a scorecard; `title` heads them."""

    title: str
    rows: tuple[Row, ...]


def smart_of(scene: Scene, entry: OkrObject) -> Smart | None:
    """Return the scorecard of `entry`; None where there are neither marks nor findings."""
    card = scene.scorecard(entry)
    if card is None or not (card.graded or card.findings):
        return None
    rows = [_row(scene, entry, card, letter) for letter in Letter if card.graded or card.about(letter)]
    if card.structure:
        words = scene.words
        remarks = _remarks(scene, entry, card.structure)
        rows.append(Row(words.structure_letter, words.structure, None, remarks))
    return Smart(scene.words.smart if card.graded else scene.words.findings, tuple(rows))


def letters_of(scene: Scene, entry: OkrObject) -> tuple[Row, ...]:
    """Return the five letters of a card without their findings; none where nothing is graded."""
    card = scene.scorecard(entry)
    if card is None:
        return ()
    return tuple(
        Row(letter.value, scene.words.letters[letter], _sign(scene, mark), ())
        for letter, mark in card.marks.items()
    )


def _row(scene: Scene, entry: OkrObject, card: Scorecard, letter: Letter) -> Row:
    sign = _sign(scene, card.marks[letter]) if card.graded else None
    remarks = _remarks(scene, entry, card.about(letter))
    return Row(letter.value, scene.words.letters[letter], sign, remarks)


def _sign(scene: Scene, mark: Mark) -> Sign:
    icon, tone = _SHAPES[mark]
    return Sign(icon, scene.words.marks[mark], tone)


def _remarks(scene: Scene, page_of: OkrObject, found: Iterable[Diagnostic]) -> tuple[Remark, ...]:
    return tuple(_remark(scene, page_of, one) for one in found)


def _remark(scene: Scene, page_of: OkrObject, found: Diagnostic) -> Remark:
    entry = scene.plan.find(found.finding.object_id)
    about = scene.ref(entry) if entry and entry.id != page_of.id else None
    # Messages repeat what the author wrote, and pages tell no confidential number.
    withheld = isinstance(entry, Outcome) and entry.confidential
    message = scene.words.finding_withheld if withheld else found.finding.message
    return Remark(found.code, found.name, about, stretches(message))
