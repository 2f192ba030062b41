"""What reading a title costs the rules about prose."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_TITLE = re.compile(r"^ *(?:- )?(objective|outcome): (.+)$", re.MULTILINE)


def cost_of_a_title(folder: Path) -> float:
    """Return the CPU time, in µs, for reading a title of the pages below `folder`; each is read once."""
    from okrdocs.rules.prose.reading import read_objective, read_outcome

    read = {"objective": read_objective, "outcome": read_outcome}
    pages = (file.read_text(encoding="utf-8") for file in sorted(folder.rglob("*.md")))
    titles = dict.fromkeys(found for page in pages for found in _TITLE.findall(page))
    read_outcome("Calls fall", "en")  # loads the words
    start = time.process_time()
    for kind, title in titles:
        read[kind](title, "en")
    return (time.process_time() - start) / max(1, len(titles)) * 1e6
