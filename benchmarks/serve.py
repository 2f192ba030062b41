"""What a rebuild after one edit costs in `mkdocs serve`."""

from __future__ import annotations

import gc
import json
import logging
import multiprocessing
import re
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

from benchmarks.generate import write_docs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig

_BUDGET = 0.15
_ADDRESS = "http://127.0.0.1:8000/"
_PLUGINS: dict[str, list[object]] = {
    "plain": ["search"],
    "cards": ["search", {"okrdocs": {"as_of": "2026-11-23", "pages": []}}],
    "pages": ["search", {"okrdocs": {"as_of": "2026-11-23"}}],
}


def serving(objects: int, runs: int = 4) -> Iterator[str]:
    """Say what of a rebuild is the plugin's, with cards and with a page for each object.

    That is how much longer it takes than the same site without the plugin; the fastest of `runs` counts.
    The sites take turns, so that whatever else the machine does meanwhile is in the way of each of them.
    """
    # A process for each site: MkDocs has one plugin for all sites of a process.
    context = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        write_docs(folder / "docs", objects)
        servers = {kind: stack.enter_context(context.Pool(1)) for kind in _PLUGINS}
        for kind, server in servers.items():
            server.apply(start, (folder, kind))
        costs: dict[str, list[float]] = {kind: [] for kind in _PLUGINS}
        for run in range(runs):
            _edit(folder / "docs", run)
            for kind, server in servers.items():
                costs[kind].append(server.apply(rebuild, (folder, kind)))
    for kind in ("cards", "pages"):
        share = min(costs[kind]) - min(costs["plain"])
        verdict = "within" if share <= _BUDGET else "OVER"
        yield f"{verdict:6} plugin's share of a rebuild, {kind}, s: {share:.2f} (budget {_BUDGET})"


def start(folder: Path, kind: str) -> None:
    """Build a site as the server does before it serves."""
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    config = _configuration(folder, kind)
    config.plugins.on_startup(command="serve", dirty=False)
    build(config, serve_url=_ADDRESS)
    server = LiveReloadServer(builder=lambda: None, host="127.0.0.1", port=0, root=config.site_dir)
    config.plugins.on_serve(server, config=config, builder=lambda: None)


def rebuild(folder: Path, kind: str) -> float:
    """Return the CPU seconds that it takes to build the site again."""
    gc.collect()
    begun = time.process_time()
    build(_configuration(folder, kind), serve_url=_ADDRESS)
    return time.process_time() - begun


def _edit(docs: Path, run: int) -> None:
    """Change a number on a page in the middle: what stands on the first is shown wherever a way up ends."""
    plans = sorted(docs.glob("plan-*.md"))
    page = plans[len(plans) // 2]
    text = page.read_text(encoding="utf-8")
    page.write_text(
        re.sub(r"confidence: 0\.\d+", f"confidence: 0.{80 + run}", text, count=1), encoding="utf-8"
    )


def _configuration(folder: Path, kind: str) -> MkDocsConfig:
    path = folder / f"{kind}.yml"
    theme = {"name": "material", "font": False, "features": ["navigation.prune"]}
    settings = {"site_name": "Benchmark", "theme": theme, "plugins": _PLUGINS[kind]}
    path.write_text(json.dumps(settings), encoding="utf-8")
    return load_config(str(path), site_dir=str(folder / f"site-{kind}"))
