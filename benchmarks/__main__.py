"""Prints what linting and building cost: `python3 tasks.py bench --pages 10000 --objects 1000 --runs 3`."""

from __future__ import annotations

import argparse
import json
import math
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.corpus import write_corpus
from benchmarks.generate import OBJECTS_IN_A_GROUP, write_docs
from benchmarks.measure import Cost, medians
from benchmarks.prose import cost_of_a_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_GROWTH = 5
"""How many times larger the second set is."""


def main() -> None:
    """Measure, then print a line for each budget."""
    parser = argparse.ArgumentParser(prog="python3 tasks.py bench", description=__doc__)
    parser.add_argument("--pages", type=int, default=10_000, help="pages of the handbook that is linted")
    parser.add_argument("--objects", type=int, default=1000, help="objects in the small set that is built")
    parser.add_argument("--runs", type=int, default=1, help="counted runs of each command")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small = write_docs(folder / "small" / "docs", options.objects, options.seed)
        large = write_docs(folder / "large" / "docs", options.objects * _GROWTH, options.seed)
        write_docs(folder / "page", OBJECTS_IN_A_GROUP, options.seed)
        write_corpus(folder / "handbook", options.pages, options.seed)
        for name in ("page", "handbook"):
            (folder / name / "okrdocs.toml").write_text("as_of = 2026-11-23\n", encoding="utf-8")
        for size in ("small", "large"):
            _write_configurations(folder / size)
        costs = medians(_commands(), folder, options.runs)
        title = cost_of_a_title(folder / "handbook")
    _print_table(costs, small, large)
    for budget in (*_linting(costs, options.pages, title), *_building(costs, small, large)):
        print(budget)


def _write_configurations(folder: Path) -> None:
    plugins: dict[str, list[object]] = {
        "plain": ["search"],  # as a site has it that names no plugins
        "cards": ["search", {"okrdocs": {"as_of": "2026-11-23", "pages": []}}],
        "pages": ["search", {"okrdocs": {"as_of": "2026-11-23"}}],
    }
    for name, plugin in plugins.items():
        config = {
            "site_name": "Benchmark",
            "docs_dir": "docs",
            "site_dir": f"site-{name}",
            "theme": {"name": "material", "font": False, "features": ["navigation.prune"]},
            "plugins": plugin,
        }
        (folder / f"{name}.yml").write_text(json.dumps(config), encoding="utf-8")


def _commands() -> dict[str, Sequence[str | Path]]:
    python = (sys.executable, "-m")
    lint = (*python, "okrdocs", "lint", "--exit-zero")
    commands: dict[str, Sequence[str | Path]] = {
        "python": (sys.executable, "-c", "pass"),
        "help": (*python, "okrdocs", "--help"),
        "lint page": (*lint, "page"),
        "lint cold": (*lint, "--no-cache", "handbook"),
        "lint warm": (*lint, "handbook"),  # the run before those that count leaves a cache behind
    }
    if rumdl := shutil.which("rumdl", path=str(Path(sys.executable).parent)):
        commands["rumdl"] = (rumdl, "check", "--no-cache", "--silent", "--fail-on", "never", "handbook")
    for size in ("small", "large"):
        commands[f"lint {size}"] = (*lint, size, "-f", f"{size}/cards.yml")
        for name in ("plain", "cards", "pages"):
            config = f"{size}/{name}.yml"
            commands[f"{name} {size}"] = (*python, "mkdocs", "--quiet", "build", "-f", config)
    return commands


def _print_table(costs: dict[str, Cost], small: int, large: int) -> None:
    print(f"{small} and {large} objects; medians of CPU time of whole processes, and peak memory\n")
    print(f"{'':12} {'CPU':>8} {'memory':>9}  ratio")
    for name, measured in costs.items():
        base = _base(name)
        ratio = f"{measured.cpu / costs[base].cpu:.2f} × {base}" if base else ""
        print(f"{name:12} {measured.cpu:6.2f} s {measured.memory:5.0f} MiB  {ratio}")
    print()


def _base(name: str) -> str | None:
    """Return the command that a command is compared with."""
    kind, _, size = name.partition(" ")
    if kind in ("lint", "help", "rumdl"):
        return "python"
    return f"plain {size}" if kind in ("cards", "pages") else None


def _linting(costs: dict[str, Cost], pages: int, title: float) -> Iterator[str]:
    """Say for each budget of linting what was measured; those in seconds hold for 10,000 pages."""
    yield _verdict("help, s", costs["help"].cpu, 0.06)
    yield _verdict("lint of one page, s", costs["lint page"].cpu, 0.12)
    yield _verdict("prose rules, µs a title", title, 100)
    if pages == 10_000:
        yield _verdict("cold lint of 10,000 pages, s", costs["lint cold"].cpu, 2)
        yield _verdict("warm lint of 10,000 pages, s", costs["lint warm"].cpu, 0.25)
        yield _verdict("peak memory of both, MiB", max(costs[f"lint {kind}"].memory for kind in _KINDS), 80)
    if "rumdl" in costs:
        yield _verdict("cold lint ÷ rumdl's", costs["lint cold"].cpu / costs["rumdl"].cpu, 1)
    else:
        yield "rumdl is not installed, so there is nothing to compare a cold lint with"


_KINDS = ("cold", "warm")


def _building(costs: dict[str, Cost], small: int, large: int) -> Iterator[str]:
    """Say the same for building; seconds hold for 1,000 objects in the small set."""

    def cpu(name: str) -> float:
        return costs[name].cpu

    def growth(smaller: float, larger: float) -> float:
        return math.log(larger / smaller) / math.log(large / small)

    added = {size: cpu(f"cards {size}") - cpu(f"plain {size}") for size in ("small", "large")}
    if small == 1000:
        yield _verdict("lint of 1,000 objects, s", cpu("lint small"), 0.6)
    yield _verdict(
        "build without object pages ÷ without the plugin", cpu("cards small") / cpu("plain small"), 1.25
    )
    yield _verdict("growth exponent of lint", growth(cpu("lint small"), cpu("lint large")), 1.15)
    if min(added.values()) > 0:
        exponent = growth(added["small"], added["large"])
        yield _verdict("growth exponent of what the plugin adds", exponent, 1.15)
    else:
        yield "the machine is too busy to tell what the plugin adds; try more `--runs`"
    ratio = cpu("pages large") / cpu("plain large")
    yield f"a page an object: {ratio:.1f} times the build without the plugin, with {large} objects"
    pages = growth(cpu("pages small"), cpu("pages large"))
    yield _verdict("growth exponent of the build with object pages", pages, 1.15)
    if large == 5000:
        # For as many without a page each, strictdoc 0.30.4 took 92 s and sphinx-needs 9.1 115 s.
        yield _verdict("build of 5,000 objects with their pages, s", cpu("pages large"), 92)
        yield _verdict("peak memory of that, MiB", costs["pages large"].memory, 250)


def _verdict(name: str, measured: float, budget: float) -> str:
    return f"{'within' if measured <= budget else 'OVER':6} {name}: {measured:.2f} (budget {budget})"


if __name__ == "__main__":
    main()
