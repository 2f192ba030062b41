"""The task runner: `python3 tasks.py TASK`, with nothing but Python installed.

The first task makes a virtual environment in `.venv` and installs the project with what the task needs; later
ones reuse it until `pyproject.toml` changes.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")

Arguments = list[str]


def run(*command: str | Path) -> None:
    """Run a command in the project's folder and environment; end with its status if it fails."""
    path = os.pathsep.join([str(BIN), os.environ.get("PATH", "")])
    done = subprocess.run([*map(str, command)], cwd=ROOT, env={**os.environ, "PATH": path}, check=False)
    if done.returncode:
        sys.exit(done.returncode)


def install(*extras: str) -> None:
    """Install the project, editable, with `extras`: names of optional dependencies or, with +, of groups."""
    stamp = VENV / f"installed-{'-'.join(extras)}"
    wanted = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    if not any(VENV.glob("installed-*")):
        make_environment()
    optional = ",".join(name for name in extras if not name.startswith("+"))
    groups = [part for name in extras if name.startswith("+") for part in ("--group", name[1:])]
    pip = (PYTHON, "-m", "pip", "--quiet", "--disable-pip-version-check", "install")
    run(*pip, "--upgrade", "pip>=25.1")  # the first that knows dependency groups
    run(*pip, "--editable", f".[{optional}]" if optional else ".", *groups)
    stamp.write_text(wanted)


def make_environment() -> None:
    """Create the virtual environment."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file runs before anything is installed
        sys.exit(f"okrdocs needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    print(f"Setting up {VENV.relative_to(ROOT)} …", flush=True)
    done = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=False)
    if done.returncode:
        sys.exit("Python could not make the environment. On Debian and Ubuntu: apt install python3-venv")


def serve(rest: Arguments) -> None:
    """Set up, build the example site and serve it on http://127.0.0.1:8000/."""
    install("material")
    run(BIN / "mkdocs", "serve", "--config-file", "site-example/mkdocs.yml", *rest)


def build(rest: Arguments) -> None:
    """Set up and build the example site, strict, into site-example/site."""
    install("material")
    run(BIN / "mkdocs", "build", "--strict", "--config-file", "site-example/mkdocs.yml", *rest)


def test(rest: Arguments) -> None:
    """Set up and run the tests."""
    install("material", "+dev")
    run(PYTHON, "-m", "pytest", "-n", "auto", *rest)


def check(rest: Arguments) -> None:
    """Check format, lint and types."""
    install("material", "+dev")
    run(BIN / "ruff", "format", "--check", *rest)
    run(BIN / "ruff", "check", *rest)
    run(BIN / "mypy", *rest)


def docs(rest: Arguments) -> None:
    """Build the project's own documentation, strict, into build/docs."""
    install("material")
    run(PYTHON, "docs/.generate", "--check")
    run(BIN / "okrdocs", "lint", "docs", "--fail-on", "warning")
    run(BIN / "mkdocs", "build", "--strict", *rest)


def reference(rest: Arguments) -> None:
    """Write the documentation's reference pages anew; `--check` only says which are stale."""
    install("material")
    run(PYTHON, "docs/.generate", *rest)


def pictures(rest: Arguments) -> None:
    """Take the documentation's pictures of the example site anew, with Chromium."""
    install("material", "+dev")
    run(PYTHON, "docs/.generate/pictures.py", *rest)


def fuzz(rest: Arguments) -> None:
    """Fuzz scanner, YAML reader and lint, guided by coverage; `--seconds N` for how long each."""
    if sys.platform != "linux" or sys.version_info >= (3, 14):
        sys.exit("The fuzzer, atheris, comes for Linux and Python up to 3.13 only.")
    install("material", "+dev", "+fuzz")
    run(PYTHON, "tests/fuzz/run.py", *rest)


def package(rest: Arguments) -> None:
    """Build sdist and wheel, then lint and build the example site with nothing but that wheel installed."""
    install("+package")
    dist = ROOT / "build" / "dist"
    shutil.rmtree(dist, ignore_errors=True)
    run(PYTHON, "-m", "build", "--outdir", dist, *rest)
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder)
        run(sys.executable, "-m", "venv", bare)
        try_out(bare, f"{next(dist.glob('*.whl'))}[material]")


def lowest(rest: Arguments) -> None:
    """Lint and build the example site with the oldest version of each dependency that is still allowed."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["material"]]
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder)
        run(sys.executable, "-m", "venv", bare)
        constraints = bare / "constraints.txt"
        constraints.write_text("\n".join(re.sub(r"([\w.-]+)>=([\w.]+).*", r"\1==\2", one) for one in wanted))
        try_out(bare, f"{ROOT}[material]", "--constraint", constraints, *rest)


def try_out(environment: Path, *install: str | Path) -> None:
    """Install into a fresh environment, and use what is there as people do."""
    scripts = environment / BIN.name
    run(scripts / PYTHON.name, "-m", "pip", "--quiet", "install", *install)
    run(scripts / "okrdocs", "lint", "site-example/docs", "--fail-on", "warning")
    config = ("--config-file", "site-example/mkdocs.yml", "--site-dir", environment / "site")
    run(scripts / "mkdocs", "build", "--strict", *config)


def bench(rest: Arguments) -> None:
    """Print the benchmarks as ratios; `--help` after it lists the choices."""
    install("material", "+dev", "+bench")
    run(PYTHON, "-m", "benchmarks", *rest)


TASKS: dict[str, Callable[[Arguments], None]] = {
    "serve": serve,
    "build": build,
    "test": test,
    "check": check,
    "docs": docs,
    "reference": reference,
    "pictures": pictures,
    "fuzz": fuzz,
    "bench": bench,
    "package": package,
    "lowest": lowest,
}


def main() -> None:
    """Run the task named on the command line; what follows it is passed on."""
    parser = argparse.ArgumentParser(
        prog="python3 tasks.py",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description="\n".join(f"{name:10} {task.__doc__}" for name, task in TASKS.items()),
    )
    parser.add_argument("task", choices=TASKS)
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="passed on to the task's command")
    options = parser.parse_args()
    TASKS[options.task](options.rest)


if __name__ == "__main__":
    main()
