"""What somebody's work is for: from what they make up to what the company wants, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Kind, OutputStatus, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from okrdocs.model import Objective, OkrObject, Outcome, Output
    from okrdocs.render.views.scene import Ref, Scene

_MOST_NAMED = 3


class Piece(NamedTuple):
    """Words, then a name (None at the end of a sentence)."""

    words: str
    ref: Ref | None


Sentence = tuple[Piece, ...]


def purposes_of(
    scene: Scene, objectives: Sequence[Objective], outcomes: Sequence[Outcome], outputs: Sequence[Output]
) -> tuple[Sentence, ...]:
    """Return a sentence for each thing that the work leads to first, without what another one has said."""
    told: set[str] = set()
    return tuple(
        tuple(_joined(_pieces(scene, sources, told)))
        for sources in _starts(scene, objectives, outcomes, outputs)
        if len(sources) > 1 or sources[0].id not in told
    )


def _starts(
    scene: Scene, objectives: Iterable[Objective], outcomes: Iterable[Outcome], outputs: Iterable[Output]
) -> Iterator[list[OkrObject]]:
    """Yield what sentences begin with: outputs that lead to the same, then outcomes, then objectives."""
    together: dict[tuple[str, ...], list[OkrObject]] = {}
    for output in outputs:
        targets = tuple(target.id for target in scene.plan.targets(output))
        if targets and output.status is not OutputStatus.DROPPED:
            together.setdefault(targets, []).append(output)
    yield from together.values()
    entries: list[Objective | Outcome] = [*outcomes, *objectives]
    for entry in entries:
        if entry.status in (Status.ACTIVE, Status.DRAFT) and scene.plan.above(entry):
            yield [entry]


def _pieces(scene: Scene, sources: list[OkrObject], told: set[str]) -> Iterator[Piece]:
    """Follow the way up level by level; what was met before ends it, so a ring does, too."""
    yield from _named(scene, sources)
    below: list[OkrObject] = sources
    seen = {entry.id for entry in sources}
    while above := _next_level(scene, below, seen):
        told.update(entry.id for entry in below)
        seen.update(entry.id for entry in above)
        key = _key(below[0].kind, first=below is sources)
        before, after = scene.words.around(key, "names", n=len(below))
        yield Piece(before, None)
        yield from _named(scene, above)
        yield Piece(after, None)
        if all(entry.id in told for entry in above):
            break  # how it goes on from there stands in a sentence before
        below = above
    yield Piece(".", None)


def _key(kind: Kind, *, first: bool) -> str:
    return f"purpose_{kind}" if first else f"purpose_which_{kind}"


def _next_level(scene: Scene, below: list[OkrObject], seen: set[str]) -> list[OkrObject]:
    above = {upper.id: upper for entry in below for upper in scene.plan.above(entry)}
    return [entry for entry in above.values() if entry.id not in seen]


def _named(scene: Scene, entries: Sequence[OkrObject]) -> Iterator[Piece]:
    """List names: `A, B and C`; of many the first, and how many more."""
    say = scene.words.say
    named = entries if len(entries) <= _MOST_NAMED + 1 else entries[:_MOST_NAMED]
    more = len(entries) - len(named)
    for place, entry in enumerate(named):
        last = place == len(named) - 1 and not more
        join = "" if not place else say("list_and") if last else say("list_comma")
        yield Piece(join, scene.ref(entry))
    if more:
        yield Piece(say("list_more", n=more), None)


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Put words without a name before the next name, as readers meet them."""
    words = ""
    for piece in pieces:
        words += piece.words
        if piece.ref:
            yield Piece(words, piece.ref)
            words = ""
    if words:
        yield Piece(words, None)
