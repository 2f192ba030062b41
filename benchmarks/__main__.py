"""Prints what linting and building cost: `python3 tasks.py bench --objects 1000 --runs 1`."""

from __future__ import annotations

import argparse
import json
import math
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.generate import OBJECTS_IN_A_GROUP, write_docs
from benchmarks.measure import Cost, medians

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_GROWTH = 5
"""How many times larger the second set is."""


def main() -> None:
    """Measure, then print a line for each budget."""
    parser = argparse.ArgumentParser(prog="python3 tasks.py bench", description=__doc__)
    parser.add_argument("--objects", type=int, default=1000, help="objects in the small set")
    parser.add_argument("--runs", type=int, default=1, help="counted runs of each command")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small = write_docs(folder / "small" / "docs", options.objects, options.seed)
        large = write_docs(folder / "large" / "docs", options.objects * _GROWTH, options.seed)
        write_docs(folder / "page", OBJECTS_IN_A_GROUP, options.seed)
        (folder / "page" / "okrdocs.toml").write_text("as_of = 2026-11-23\n", encoding="utf-8")
        for size in ("small", "large"):
            _write_configurations(folder / size)
        costs = medians(_commands(), folder, options.runs)
    _print_table(costs, small, large)


def _write_configurations(folder: Path) -> None:
    plugins: dict[str, list[object]] = {
        "plain": [],
        "cards": [{"okrdocs": {"as_of": "2026-11-23", "pages": []}}],
        "pages": [{"okrdocs": {"as_of": "2026-11-23"}}],
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
    commands: dict[str, Sequence[str | Path]] = {
        "python": (sys.executable, "-c", "pass"),
        "lint page": (*python, "okrdocs", "lint", "page"),
    }
    for size in ("small", "large"):
        commands[f"lint {size}"] = (*python, "okrdocs", "lint", size, "-f", f"{size}/cards.yml")
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
    for budget in _budgets(costs, small, large):
        print(budget)


def _base(name: str) -> str | None:
    """Return the command that a command is compared with."""
    kind, _, size = name.partition(" ")
    if kind == "lint":
        return "python"
    return f"plain {size}" if kind in ("cards", "pages") else None


def _budgets(costs: dict[str, Cost], small: int, large: int) -> Iterator[str]:
    """Say for each budget what was measured; those in seconds hold for 1,000 objects in the small set."""

    def cpu(name: str) -> float:
        return costs[name].cpu

    def growth(smaller: float, larger: float) -> float:
        return math.log(larger / smaller) / math.log(large / small)

    added = {size: cpu(f"cards {size}") - cpu(f"plain {size}") for size in ("small", "large")}
    if small == 1000:
        yield _verdict("lint of 1,000 objects, s", cpu("lint small"), 0.6)
    yield _verdict("lint of one page, s", cpu("lint page"), 0.15)
    yield _verdict(
        "build without object pages ÷ without the plugin", cpu("cards small") / cpu("plain small"), 1.4
    )
    yield _verdict("growth exponent of lint", growth(cpu("lint small"), cpu("lint large")), 1.15)
    if min(added.values()) > 0:
        exponent = growth(added["small"], added["large"])
        yield _verdict("growth exponent of what the plugin adds", exponent, 1.15)
    else:
        yield "the machine is too busy to tell what the plugin adds; try more `--runs`"
    pages = cpu("pages small")
    yield f"a page an object: {pages:.1f} s; sphinx-needs 9.1 took 7.6 s for 1,000 without such pages"


def _verdict(name: str, measured: float, budget: float) -> str:
    return f"{'within' if measured <= budget else 'OVER':6} {name}: {measured:.2f} (budget {budget})"


if __name__ == "__main__":
    main()
