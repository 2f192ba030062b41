"""The cost of whole processes, as the operating system accounts for it."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """What one command cost: CPU seconds (user and system) and peak memory in MiB."""

    cpu: float
    memory: float


def cost(command: Sequence[str | Path], folder: Path) -> Cost:
    """Run a command once in `folder`; raise RuntimeError with its output if it fails."""
    # With bytecode, as an installed package has it.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with subprocess.Popen(
        [*map(str, command)],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        output = process.stdout.read() if process.stdout else b""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command} failed:\n{output.decode(errors='replace')}")
    per_mebibyte = 1024 * 1024 if sys.platform == "darwin" else 1024  # bytes there, KiB elsewhere
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / per_mebibyte)


def medians(commands: dict[str, Sequence[str | Path]], folder: Path, runs: int) -> dict[str, Cost]:
    """Run every command `runs` times in turn, after a warm-up, so that a slow spell hits all alike."""
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            measured = cost(command, folder)
            if turn:
                costs[name].append(measured)
    return {
        name: Cost(statistics.median(c.cpu for c in each), statistics.median(c.memory for c in each))
        for name, each in costs.items()
    }
