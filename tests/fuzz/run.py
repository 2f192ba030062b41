"""Fuzzes guided by coverage: `python3 tasks.py fuzz --seconds 60`. A crash or a hang ends it.

Each target runs in a process of its own, since the fuzzer never returns. Seeds are the pages of the example
sites and of the tests, so that it starts from input that goes deep.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TARGETS = ("scanner", "yaml_reader", "lint")
FOUND = ROOT / "build" / "fuzz"
SLOWEST = 5
"""Seconds one input may take under instrumentation."""


def main() -> None:
    """Run every target for the seconds asked for; end with the first one's failure."""
    parser = argparse.ArgumentParser(prog="python3 tasks.py fuzz", description=__doc__)
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--target", choices=TARGETS)
    options = parser.parse_args()
    if options.target:
        fuzz(options.target, options.seconds)
    for target in TARGETS:
        print(f"fuzzing {target} for {options.seconds} s", flush=True)
        own = [sys.executable, __file__, "--target", target, "--seconds", str(options.seconds)]
        done = subprocess.run(own, check=False)
        if done.returncode:
            sys.exit(f"{target} failed; the input is in {FOUND.relative_to(ROOT)}")


def fuzz(target: str, seconds: int) -> None:
    """Hand one target to the fuzzer; does not return."""
    import atheris

    sys.path.insert(0, str(ROOT))
    with atheris.instrument_imports(include=["okrdocs"]):
        # Imported while running, they would be instrumented too late to guide anything.
        import okrdocs.parse.second_opinion
        import okrdocs.validate.check  # noqa: F401
        from tests.fuzz import targets
    with tempfile.TemporaryDirectory() as folder:
        write_seeds(Path(folder), target)
        FOUND.mkdir(parents=True, exist_ok=True)
        limits = [f"-max_total_time={seconds}", f"-timeout={SLOWEST}", "-max_len=4096"]
        limits += [f"-artifact_prefix={FOUND}/", "-verbosity=0"]
        atheris.Setup([sys.argv[0], folder, *limits], targets.TARGETS[target])
        atheris.Fuzz()


def write_seeds(folder: Path, target: str) -> None:
    """Write one file for each page of the examples and the tests; for YAML, one for each block."""
    from okrdocs.parse.fences import scan

    pages = [*ROOT.glob("site-example/**/*.md"), *ROOT.glob("tests/**/*.md")]
    for number, path in enumerate(pages):
        text = path.read_text(encoding="utf-8")
        parts = [fence.text for fence in scan(text).fences] if target == "yaml_reader" else [text]
        for part, content in enumerate(parts):
            (folder / f"{number}-{part}").write_text(content, encoding="utf-8")


if __name__ == "__main__":
    main()
