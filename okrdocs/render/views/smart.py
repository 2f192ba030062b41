"""The SMART scorecard of an object, and what else was found about it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.engine.scorecard import Letter, Mark
from okrdocs.model import Outcome
from okrdocs.render.signs import Sign
from okrdocs.render.stretches import Stretch, stretches

if TYPE_CHECKING:
    from collections.abc import Iterable

    from okrdocs.engine.scorecard import Scorecard
    from okrdocs.model import Diagnostic, OkrObject
    from okrdocs.render.views.scene import Ref, Scene
    from okrdocs.render.words import Words

_MARKS = {
    Mark.PASS: ("achieved", "okr-go", "smart_pass"),
    Mark.WARN: ("at-risk", "okr-warn", "smart_warn"),
    Mark.FAIL: ("missed", "okr-stop", "smart_fail"),
}
_WORDS = {
    Letter.SPECIFIC: "smart_specific",
    Letter.MEASURABLE: "smart_measurable",
    Letter.ACHIEVABLE: "smart_achievable",
    Letter.RELEVANT: "smart_relevant",
    Letter.TIME_BOUND: "smart_time_bound",
}
_STRUCTURE = "K"
"""What the codes of rules about structure begin with."""


class Remark(NamedTuple):
    """One finding: its rule, the object where that is another than the page's, and what it says."""

    code: str
    name: str
    about: Ref | None
    message: tuple[Stretch, ...]
    withheld: bool
    """The message is ours, not the rule's."""


class Row(NamedTuple):
    """A letter with its word, how it fares, and the findings behind that; no sign for structure."""

    letter: str
    word: str
    sign: Sign | None
    remarks: tuple[Remark, ...]


class Smart(NamedTuple):
    """The rows of a scorecard; `title` heads them."""

    title: str
    rows: tuple[Row, ...]


class LetterMark(NamedTuple):
    """A letter in the foot of a card, its word and mark in words, and the mark's sign."""

    letter: str
    title: str
    sign: Sign


class Letters(NamedTuple):
    """The five letters in the foot of a card; `label` says all of them."""

    label: str
    letters: tuple[LetterMark, ...]


def smart_of(scene: Scene, entry: OkrObject) -> Smart | None:
    """Return the scorecard of `entry`; None where there are neither marks nor findings."""
    card = scene.scorecard(entry)
    if card is None or not (card.graded or card.findings):
        return None
    rows = [_row(scene, entry, card, letter) for letter in Letter if card.graded or card.about(letter)]
    if card.structure:
        words = scene.words
        remarks = _remarks(scene, entry, card.structure)
        rows.append(Row(_STRUCTURE, words.say("structure"), None, remarks))
    return Smart(scene.words.say("smart") if card.graded else scene.words.say("findings"), tuple(rows))


def letters_of(scene: Scene, entry: OkrObject) -> Letters | None:
    """Return the five letters of a card without their findings; None where nothing is graded."""
    card = scene.scorecard(entry)
    if card is None or not card.graded:
        return None
    return _letters(scene.words, tuple(card.marks.items()))


@lru_cache(maxsize=256)
def _letters(words: Words, marks: tuple[tuple[Letter, Mark], ...]) -> Letters:
    """Return what is the same on most cards."""
    letters, said = [], []
    for letter, mark in marks:
        word, sign = words.say(_WORDS[letter]), _sign(words, mark)
        said.append(words.say("smart_letter", word=word, mark=sign.word))
        letters.append(LetterMark(letter.value, words.say("labelled", label=word, value=sign.word), sign))
    return Letters(words.say("smart_of", letters=words.joined(said)), tuple(letters))


def _row(scene: Scene, entry: OkrObject, card: Scorecard, letter: Letter) -> Row:
    sign = _sign(scene.words, card.marks[letter]) if card.graded else None
    remarks = _remarks(scene, entry, card.about(letter))
    return Row(letter.value, scene.words.say(_WORDS[letter]), sign, remarks)


def _sign(words: Words, mark: Mark) -> Sign:
    icon, tone, key = _MARKS[mark]
    return Sign(icon, words.say(key), tone)


def _remarks(scene: Scene, page_of: OkrObject, found: Iterable[Diagnostic]) -> tuple[Remark, ...]:
    return tuple(_remark(scene, page_of, one) for one in found)


def _remark(scene: Scene, page_of: OkrObject, found: Diagnostic) -> Remark:
    entry = scene.plan.find(found.finding.object_id)
    about = scene.ref(entry) if entry and entry.id != page_of.id else None
    # Messages repeat what the author wrote, and pages tell no confidential number.
    withheld = isinstance(entry, Outcome) and entry.confidential
    message = scene.words.say("finding_withheld") if withheld else found.finding.message
    return Remark(found.code, found.name, about, stretches(message), withheld)
