"""The words for objectives, outcomes and outputs, which a team can replace by its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.model import Kind
from okrdocs.render.format import number

if TYPE_CHECKING:
    from collections.abc import Mapping


class Terms:
    """`own` replaces `objective`, `outcomes`, …; a plural that isn't given is the singular with an s."""

    def __init__(self, own: Mapping[str, str] | None = None) -> None:
        own = own or {}
        self._terms: dict[str, str] = {}
        for kind in Kind:
            singular = own.get(kind.value, kind.value.capitalize())
            self._terms[kind.value] = singular
            self._terms[f"{kind.value}s"] = own.get(f"{kind.value}s", f"{singular}s")

    def kind(self, kind: Kind) -> str:
        """Return the heading form of one: `Outcome`, or the team's word."""
        return self._terms[kind.value]

    def kinds(self, kind: Kind) -> str:
        """Return the heading form of many."""
        return self._terms[f"{kind.value}s"]

    def one(self, kind: Kind) -> str:
        """Return the word for one as it stands inside a sentence."""
        return _inside(self._terms[kind.value])

    def many(self, kind: Kind) -> str:
        """Return the word for many as it stands inside a sentence."""
        return _inside(self._terms[f"{kind.value}s"])

    def counted(self, count: int, kind: Kind) -> str:
        """Return `1 output`, `5 outputs`."""
        return f"{number(count)} {self.one(kind) if count == 1 else self.many(kind)}"

    @property
    def objective(self) -> str:
        """The heading form of one objective."""
        return self.kind(Kind.OBJECTIVE)

    @property
    def outcome(self) -> str:
        """The heading form of one outcome."""
        return self.kind(Kind.OUTCOME)

    @property
    def outcomes(self) -> str:
        """The heading form of outcomes."""
        return self.kinds(Kind.OUTCOME)

    @property
    def outputs(self) -> str:
        """The heading form of outputs."""
        return self.kinds(Kind.OUTPUT)


def _inside(term: str) -> str:
    """Lower the first letter for use inside a sentence, except of abbreviations such as KR."""
    return term if term[1:2].isupper() else term[:1].lower() + term[1:]
