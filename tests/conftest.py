"""Fixtures that several layers use."""

from __future__ import annotations

import io
import logging
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import pytest
import yaml
from hypothesis import settings
from mkdocs.commands.build import build
from mkdocs.config import load_config

if TYPE_CHECKING:
    from pathlib import Path


# Time limits belong to the tests that are about time. In CI the examples are the same in every run, so that a
# change is judged by what it changed; the fuzzer is there to search.
settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")


@dataclass(frozen=True)
class Site:
    """A built site: its output folder, and what MkDocs logged."""

    folder: Path
    log: str

    def read(self, name: str) -> str:
        """Return one file of the output as text."""
        return (self.folder / name).read_text(encoding="utf-8")

    def names(self) -> set[str]:
        """Return the paths of all files of the output."""
        return {path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file()}


BuildSite = Callable[..., Site]


@pytest.fixture
def build_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[BuildSite]:
    """Build a real MkDocs site from a dict of files below `docs/`.

    `options` are those of the plugin; other keywords are MkDocs' settings. The working folder is the site's.
    """
    monkeypatch.chdir(tmp_path)
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    level = logger.level
    logger.setLevel(logging.INFO)

    def make(
        files: Mapping[str, str | bytes],
        options: Mapping[str, Any] | None = None,
        command: Literal["build", "serve"] = "build",
        **settings: Any,
    ) -> Site:
        for name, content in files.items():
            path = tmp_path / "docs" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        config: dict[str, Any] = {
            "site_name": "Test",
            "theme": {"name": "mkdocs", "highlightjs": False},
            "plugins": [{"okrdocs": {"as_of": "2026-11-23", **(options or {})}}],
            **settings,
        }
        (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
        loaded = load_config(str(tmp_path / "mkdocs.yml"))
        loaded.plugins.on_startup(command=command, dirty=False)
        build(loaded)
        return Site(tmp_path / "site", stream.getvalue())

    yield make
    logger.removeHandler(handler)
    logger.setLevel(level)
