"""What a rebuild after one edit costs in `mkdocs serve`."""

from __future__ import annotations

import gc
import json
import logging
import multiprocessing
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.commands.build import build
from mkdocs.config import load_config

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
    """
    # A process for each site: MkDocs has one plugin for all sites of a process.
    context = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory() as name, context.Pool(1, maxtasksperchild=1) as pool:
        docs = Path(name) / "docs"
        write_docs(docs, objects)
        plans = sorted(docs.glob("plan-*.md"))
        page = plans[len(plans) // 2]  # what stands on the first one is shown wherever a way up ends there
        tasks = [(page, kind, runs) for kind in _PLUGINS]
        costs = dict(zip(_PLUGINS, pool.starmap(rebuild, tasks, chunksize=1), strict=True))
    for kind in ("cards", "pages"):
        share = costs[kind] - costs["plain"]
        verdict = "within" if share <= _BUDGET else "OVER"
        yield f"{verdict:6} plugin's share of a rebuild, {kind}, s: {share:.2f} (budget {_BUDGET})"


def rebuild(page: Path, kind: str, runs: int) -> float:
    """Return the CPU seconds of the fastest of `runs` rebuilds, each after a number on `page` has changed."""
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    text = page.read_text(encoding="utf-8")
    config = _configuration(page.parent.parent, kind)
    config.plugins.on_startup(command="serve", dirty=False)
    build(config, serve_url=_ADDRESS)
    costs = []
    for run in range(runs):
        page.write_text(text.replace("confidence: 0.7", f"confidence: 0.{80 + run}", 1), encoding="utf-8")
        gc.collect()
        start = time.process_time()
        build(_configuration(page.parent.parent, kind), serve_url=_ADDRESS)
        costs.append(time.process_time() - start)
    page.write_text(text, encoding="utf-8")
    return min(costs)


def _configuration(folder: Path, kind: str) -> MkDocsConfig:
    path = folder / f"{kind}.yml"
    theme = {"name": "material", "font": False, "features": ["navigation.prune"]}
    settings = {"site_name": "Benchmark", "theme": theme, "plugins": _PLUGINS[kind]}
    path.write_text(json.dumps(settings), encoding="utf-8")
    return load_config(str(path), site_dir=str(folder / f"site-{kind}"))
