"""The words for objectives, outcomes and outputs, which a team can replace by its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.model import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from okrdocs.render.catalogue import Catalogue


class Terms:
    """The terms of a catalogue; `own` replaces `objective`, `outcomes`, ….

    A plural that a team doesn't give is its singular with an s.
    """

    def __init__(self, catalogue: Catalogue, own: Mapping[str, str]) -> None:
        self._lowers = catalogue.message("inside") == "lower"
        self._terms: dict[str, str] = {}
        for kind in Kind:
            one, many = kind.value, f"{kind.value}s"
            self._terms[one] = own.get(one) or catalogue.message(f"term_{one}")
            plural = f"{own[one]}s" if one in own else catalogue.message(f"term_{many}")
            self._terms[many] = own.get(many) or plural

    def kind(self, kind: Kind) -> str:
        """Return the heading form of one: `Outcome`, or the team's word."""
        return self._terms[kind.value]

    def kinds(self, kind: Kind) -> str:
        """Return the heading form of many."""
        return self._terms[f"{kind.value}s"]

    def many(self, kind: Kind) -> str:
        """Return the word for many as it stands inside a sentence."""
        return self.inside(self.kinds(kind))

    def inside(self, text: str) -> str:
        """Return a heading as it stands inside a sentence.

        Languages that write its first word small there leave abbreviations such as KR, NPS or Q3 alone.
        """
        if self._lowers and (text[1:2].islower() or text[1:2] == " "):
            return text[:1].lower() + text[1:]
        return text

    def placeholders(self) -> dict[str, str]:
        """Return the terms by the names that messages know them by: `{outcomes}`, `{Outcomes}`."""
        headings = {name.capitalize(): term for name, term in self._terms.items()}
        return headings | {name: self.inside(term) for name, term in self._terms.items()}

    # What templates ask for

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
