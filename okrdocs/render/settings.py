"""What a team can change about the pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from okrdocs.plan.thresholds import DEFAULT_THRESHOLDS, Thresholds

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class RenderSettings:
    """The part of the configuration that rendering needs."""

    terms: Mapping[str, str] = field(default_factory=dict)
    """Words to show instead: `objective`, `outcomes`, … → the team's own."""
    templates_dir: Path | None = None
    """A folder whose files replace the shipped templates of the same name."""
    thresholds: Thresholds = DEFAULT_THRESHOLDS
    """Where health changes, for the sum of a period."""
    lang: str = "en"
    """The language of what no page's own language decides, and of pages that name none."""
    page_lang: str = ""
    """The one that the theme declares for every page, which sections in another one name; empty: `lang`."""
    site: str = ""
    """The site's name, which a printed page says; themes print no header."""
    address: str = ""
    """Where it is published, said likewise; empty where nobody said."""
    tags_shown: bool = False
    """The theme shows the tags of each page, so that ours need not."""


DEFAULTS = RenderSettings()
"""Nothing changed."""
