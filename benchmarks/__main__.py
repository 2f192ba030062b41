"""Prints what linting and building cost: `python3 tasks.py bench --objects 1000 --runs 3`."""

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
    from collections.abc import Sequence

_GROWTH = 5
"""How many times larger the second set is."""


def main() -> None:
    """Measure, then print a line for each budget."""
    parser = argparse.ArgumentParser(prog="python3 tasks.py bench", description=__doc__)
    parser.add_argument("--objects", type=int, default=1000, help="objects in the small set")
    parser.add_argument("--runs", type=int, default=3, help="counted runs of each command")
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
    def cpu(name: str) -> float:
        return costs[name].cpu

    def ratio(name: str, base: str) -> str:
        return f"{cpu(name) / cpu(base):.2f} × {base}"

    def growth(name: str) -> float:
        return math.log(cpu(f"{name} large") / cpu(f"{name} small")) / math.log(large / small)

    print(f"{small} and {large} objects; medians of CPU time of whole processes, and peak memory\n")
    print(f"{'':14} {'CPU':>8} {'memory':>9}  ratio")
    for name, measured in costs.items():
        base = name.replace("cards", "plain").replace("pages", "plain")
        other = ratio(name, base) if base != name else ratio(name, "python") if "lint" in name else ""
        print(f"{name:14} {measured.cpu:6.2f} s {measured.memory:5.0f} MiB  {other}")
    exponents = ", ".join(f"{name} {growth(name):.2f}" for name in ("lint", "plain", "cards", "pages"))
    print(f"\ngrowth exponents: {exponents}")


if __name__ == "__main__":
    main()
