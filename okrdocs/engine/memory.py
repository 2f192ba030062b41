"""The report of the last run over the same pages, as long as nothing that it rests on has changed.

What it rests on is compared in full, so that what is remembered is what a run would say. Of the pages, sizes
and times are looked at first, and contents only where those leave a doubt.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from okrdocs.engine.basis import basis_of
from okrdocs.engine.cache import cache_folder, digest, read, write
from okrdocs.engine.file_states import State, unchanged
from okrdocs.engine.paths import repository_top
from okrdocs.engine.remembered import Json, as_json, from_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from okrdocs.engine.config import Settings
    from okrdocs.engine.full_run import FullRun
    from okrdocs.engine.project import Project
    from okrdocs.engine.report import Report


class Memory:
    """What is known from the last run over the pages of a project, named from one working folder."""

    def __init__(self, project: Project, settings: Settings, cwd: Path, files: Mapping[str, str]) -> None:
        """Get ready for a run over `files`, by their names. Raises ConfigError, as the run would."""
        self._files = files
        self._top = repository_top(Path(os.path.realpath(project.pages_dir)))
        places = [str(cwd), str(project.pages_dir), str(self._top)]
        self._basis = [*places, *basis_of(settings)]
        name = digest("\0".join(places).encode("utf-8", "surrogateescape"))[:8]
        self._file = cache_folder(project.root) / f"lint-{name}.json"

    def recall(self) -> Report | None:
        """Return the report of the last run, where a new one would say the same."""
        kept = read(self._file)
        if kept is None or kept["basis"] != self._basis:
            return None
        if kept["history"] is not None and kept["history"] != self._history():
            return None
        look = unchanged(self._files, kept["files"], kept["since"])
        if look is None:
            return None
        if look.read:
            self._write(kept["history"], look.states, look.began, kept["report"])
        return from_json(kept["report"])

    def keep(self, run: FullRun) -> None:
        """Remember the report of a run, where another one would say the same."""
        history = self._history() if run.looked_back else None
        if run.certain and (history or not run.looked_back):
            self._write(history, run.pages.states, run.pages.began, as_json(run.report))

    def _write(self, history: str | None, files: Mapping[str, State], since: int, report: Json) -> None:
        kept = {"basis": self._basis, "history": history, "files": files, "since": since, "report": report}
        write(self._file, kept)

    def _history(self) -> str | None:
        from okrdocs.engine.git_state import git_state  # few projects have rules that look back

        return git_state(self._top) if self._top else None
