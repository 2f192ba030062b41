"""Prints what linting, building and serving cost: `python3 tasks.py bench --objects 1000 --runs 3`."""

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
from benchmarks.serve import serving

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_GROWTH = 5
"""How many times larger the second set is."""
_SIZES = ("small", "large")
_SITES = ("plain", "cards", "pages")
"""Without the plugin, with cards in place of the blocks, and with a page for each object too."""


def main() -> None:
    """Measure, then print a line for each budget."""
    parser = argparse.ArgumentParser(prog="python3 tasks.py bench", description=__doc__)
    parser.add_argument("--pages", type=int, default=10_000, help="pages of the handbook that is linted")
    parser.add_argument("--objects", type=int, default=1000, help="objects in the small set that is built")
    parser.add_argument("--runs", type=int, default=1, help="counted runs of each command")
    parser.add_argument("--only", choices=("lint", "build", "serve"), help="leave out all else")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.only != "serve":
        _measure_commands(options)
    if options.only in (None, "serve"):
        print(*serving(options.objects), sep="\n")


def _measure_commands(options: argparse.Namespace) -> None:
    """Print what `lint` and `build` cost, and a line for each of their budgets."""
    lints, builds = options.only != "build", options.only != "lint"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small, large = _write_sites(folder, options.objects, options.seed)
        _write_handbook(folder, options.pages, options.seed)
        commands = {"python": _PYTHON} | (_lints() if lints else {}) | (_builds() if builds else {})
        costs = medians(commands, folder, options.runs)
        title = cost_of_a_title(folder / "handbook") if lints else 0
    _print_table(costs, small, large)
    budgets = [*_linting(costs, options.pages, title, small, large)] if lints else []
    budgets += [*_building(costs, small, large)] if builds else []
    print(*budgets, sep="\n")


def _write_sites(folder: Path, objects: int, seed: int) -> tuple[int, int]:
    """Write the two sets of objects; return how many each has got."""
    sizes = (objects, objects * _GROWTH)
    written = [
        write_docs(folder / name / "docs", many, seed) for name, many in zip(_SIZES, sizes, strict=True)
    ]
    for name in _SIZES:
        _write_configurations(folder / name)
    return written[0], written[1]


def _write_handbook(folder: Path, pages: int, seed: int) -> None:
    write_docs(folder / "page", OBJECTS_IN_A_GROUP, seed)
    write_corpus(folder / "handbook", pages, seed)
    for name in ("page", "handbook"):
        (folder / name / "okrdocs.toml").write_text("as_of = 2026-11-23\n", encoding="utf-8")


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


_PYTHON = (sys.executable, "-c", "pass")


def _lints() -> dict[str, Sequence[str | Path]]:
    python = (sys.executable, "-m", "okrdocs")
    lint = (*python, "lint", "--exit-zero")
    commands: dict[str, Sequence[str | Path]] = {
        "help": (*python, "--help"),
        "lint page": (*lint, "page"),
        "lint cold": (*lint, "--no-cache", "handbook"),
        "lint warm": (*lint, "handbook"),  # the run before those that count leaves a cache behind
    }
    if rumdl := shutil.which("rumdl", path=str(Path(sys.executable).parent)):
        commands["rumdl"] = (rumdl, "check", "--no-cache", "--silent", "--fail-on", "never", "handbook")
    return commands | {f"lint {size}": (*lint, size, "-f", f"{size}/cards.yml") for size in _SIZES}


def _builds() -> dict[str, Sequence[str | Path]]:
    build = (sys.executable, "-m", "mkdocs", "--quiet", "build", "-f")
    return {f"{name} {size}": (*build, f"{size}/{name}.yml") for size in _SIZES for name in _SITES}


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


def _linting(costs: dict[str, Cost], pages: int, title: float, small: int, large: int) -> Iterator[str]:
    """Say for each budget of linting what was measured.

    Those in seconds hold for 10,000 pages of the handbook, and for 1,000 objects in the small set.
    """
    yield _verdict("help, s", costs["help"].cpu, 0.06)
    yield _verdict("lint of one page, s", costs["lint page"].cpu, 0.12)
    yield _verdict("prose rules, µs a title", title, 100)
    if pages == 10_000:
        yield _verdict("cold lint of 10,000 pages, s", costs["lint cold"].cpu, 2)
        yield _verdict("warm lint of 10,000 pages, s", costs["lint warm"].cpu, 0.25)
        yield _verdict("peak memory of both, MiB", max(costs[f"lint {kind}"].memory for kind in _KINDS), 80)
    if small == 1000:
        yield _verdict("lint of 1,000 objects, s", costs["lint small"].cpu, 0.6)
    own = {size: costs[f"lint {size}"].cpu for size in _SIZES}
    yield _verdict("growth exponent of lint", _exponent(own, large / small), 1.15)
    if "rumdl" in costs:
        yield _verdict("cold lint ÷ rumdl's", costs["lint cold"].cpu / costs["rumdl"].cpu, 1)
    else:
        yield "rumdl is not installed, so there is nothing to compare a cold lint with"


_KINDS = ("cold", "warm")


def _building(costs: dict[str, Cost], small: int, large: int) -> Iterator[str]:
    """Say the same for building; seconds and memory hold for 5,000 objects in the large set."""

    def cpu(site: str, size: str) -> float:
        return costs[f"{site} {size}"].cpu

    for size, objects in (("small", small), ("large", large)):
        ratio = cpu("cards", size) / cpu("plain", size)
        yield _verdict(f"{objects} objects, without pages of theirs ÷ without the plugin", ratio, 1.25)
    yield from _growth_of("without object pages", costs, "cards", small, large)
    yield from _growth_of("with object pages", costs, "pages", small, large)
    ratio = cpu("pages", "large") / cpu("plain", "large")
    yield f"       a page an object: {ratio:.1f} times the build without the plugin, with {large} objects"
    if large == 5000:
        # For as many without a page each, strictdoc 0.30.4 took 92 s and sphinx-needs 9.1 115 s.
        yield _verdict("build of 5,000 objects with their pages, s", cpu("pages", "large"), 92)
        yield _verdict("peak memory of that, MiB", costs["pages large"].memory, 250)


def _growth_of(name: str, costs: dict[str, Cost], site: str, small: int, large: int) -> Iterator[str]:
    """Say how a build grows, and how what the plugin adds to it does.

    MkDocs prints the whole navigation on every page that people wrote, so that its share grows with the
    square of their number.
    """
    whole, plain = ({size: costs[f"{kind} {size}"].cpu for size in _SIZES} for kind in (site, "plain"))
    added = {size: whole[size] - plain[size] for size in _SIZES}
    if min(added.values()) <= 0:
        yield "       the machine is too busy to tell what the plugin adds; try more `--runs`"
        return
    growth = large / small
    yield _verdict(f"growth exponent {name}", _exponent(whole, growth), 1.15)
    share = f"{added['large'] / whole['large']:.0%}"
    yield _verdict(
        f"growth exponent of what the plugin adds there, {share} of it", _exponent(added, growth), 1.15
    )
    yield f"       growth exponent of the same pages without the plugin: {_exponent(plain, growth):.2f}"


def _exponent(costs: dict[str, float], growth: float) -> float:
    """Return the power of the number of objects by which a cost grows."""
    return math.log(costs["large"] / costs["small"]) / math.log(growth)


def _verdict(name: str, measured: float, budget: float) -> str:
    return f"{'within' if measured <= budget else 'OVER':6} {name}: {measured:.2f} (budget {budget})"


if __name__ == "__main__":
    main()
