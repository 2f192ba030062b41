"""Where okrdocs runs: the pre-commit hooks, the GitHub action and the GitLab job, each run as documented."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hatchling.builders.wheel import WheelBuilder

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs/ci.md").read_text(encoding="utf-8")
ADOPTING = (ROOT / "docs/adopting.md").read_text(encoding="utf-8")
AUTHORS = (ROOT / "docs/authors.md").read_text(encoding="utf-8")
COMMANDS = [
    line
    for guide in (GUIDE, ADOPTING, AUTHORS)
    for line in re.findall(r"^okrdocs lint.*$", guide, re.MULTILINE)
]
SHIPPED = (
    ".pre-commit-hooks.yaml",
    "LICENSE",
    "README.md",
    "okrdocs",
    "pyproject.toml",
    "schema",
    "templates",
)
PAGE = """\
# Plan

```okr
objective: Customers get answers without having to call us
id: support
period: {period}
owner: support
status: draft
```
"""
GIT = {
    "GIT_AUTHOR_NAME": "A. Author",
    "GIT_AUTHOR_EMAIL": "author@example.org",
    "GIT_COMMITTER_NAME": "A. Author",
    "GIT_COMMITTER_EMAIL": "author@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}
pytestmark = pytest.mark.timeout(600)  # each installs okrdocs with all it needs


def run(*command: str | Path, cwd: Path, env: Mapping[str, str] = GIT) -> subprocess.CompletedProcess[str]:
    """Run a command as it would run on another machine: without what is installed or set for these tests."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "VIRTUAL_ENV"))}
    return subprocess.run(
        [*map(str, command)], cwd=cwd, env={**kept, **env}, capture_output=True, encoding="utf-8"
    )


def commit_all(folder: Path) -> None:
    """Make a repository of a folder, or add a commit to it."""
    for command in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "State"]):
        done = run("git", *command, cwd=folder)
        assert done.returncode == 0, done.stderr


def documented(name: str) -> Any:
    """Return the YAML of the guide's example for a file."""
    (found,) = re.findall(rf"```yaml\n# {re.escape(name)}\n(.*?)```", GUIDE, re.DOTALL)
    return yaml.safe_load(found)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository with a mistake in its plan."""
    folder = tmp_path / "project"
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text("site_name: Plans\nplugins: [okrdocs]\n", encoding="utf-8")
    (folder / "docs/index.md").write_text(PAGE.format(period="soon"), encoding="utf-8")
    commit_all(folder)
    return folder


def put_right(project: Path) -> None:
    (project / "docs/index.md").write_text(PAGE.format(period="2026-Q4"), encoding="utf-8")
    commit_all(project)


def test_pre_commit_runs_the_hooks_as_documented(tmp_path: Path, project: Path) -> None:
    hooks = tmp_path / "okrdocs"
    hooks.mkdir()
    for name in SHIPPED:
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, hooks / name)
    commit_all(hooks)
    config = documented(".pre-commit-config.yaml")
    config["repos"][0]["repo"] = str(hooks)
    config["repos"][0]["rev"] = run("git", "rev-parse", "HEAD", cwd=hooks).stdout.strip()
    (project / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    run("git", "add", "--all", cwd=project)
    command = (sys.executable, "-m", "pre_commit", "run", "--all-files")
    env = {**GIT, "PRE_COMMIT_HOME": str(tmp_path / "home")}

    failed = run(*command, cwd=project, env=env)
    assert failed.returncode == 1, failed.stdout + failed.stderr
    assert "docs/index.md:6:9: error: T501" in failed.stdout

    (project / "docs/index.md").write_text(PAGE.format(period="Q4 2026"), encoding="utf-8")
    fixed = run(*command, cwd=project, env=env)
    assert "files were modified by this hook" in fixed.stdout
    assert (project / "docs/index.md").read_text(encoding="utf-8") == PAGE.format(period="2026-Q4")
    assert run(*command, cwd=project, env=env).returncode == 0


def test_the_github_action_annotates_and_fails(tmp_path: Path, project: Path) -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    inputs = {name: str(given["default"]) for name, given in action["inputs"].items()}
    assert set(inputs) == set(re.findall(r"^\| `([\w-]+)` \|", GUIDE, re.MULTILINE))
    (step,) = [
        step
        for step in documented(".github/workflows/okrs.yml")["jobs"]["okrs"]["steps"]
        if "okrdocs" in step["uses"]
    ]
    inputs |= {name: str(value) for name, value in step.get("with", {}).items()}
    inputs["fail-on"] = "error"
    runner = {"RUNNER_TEMP": str(tmp_path / "runner"), "GITHUB_ACTION_PATH": str(ROOT)}
    _, install, lint = action["runs"]["steps"]

    done = run("bash", "-ec", install["run"], cwd=project, env=runner)
    assert done.returncode == 0, done.stderr

    env = runner | {name: filled(text, inputs) for name, text in lint["env"].items()}
    folder = project / filled(lint["working-directory"], inputs)
    failed = run("bash", "-ec", lint["run"], cwd=folder, env=env)
    assert failed.returncode == 1, failed.stdout + failed.stderr
    assert "::error file=docs/index.md,line=6," in failed.stdout

    put_right(project)
    env |= {"PATHS": "docs mkdocs.yml", "ARGUMENTS": "--exit-zero --quiet", "FORMAT": "sarif"}
    env |= {"OUTPUT_FILE": "okrdocs.sarif", "PATHS": "docs"}
    passed = run("bash", "-ec", lint["run"], cwd=folder, env=env)
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert json.loads((project / "okrdocs.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"


def filled(text: str, inputs: Mapping[str, str]) -> str:
    """Fill in the inputs as the runner does."""
    return re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda match: inputs[match[1]], text)


def test_the_gitlab_job_leaves_a_code_quality_report(tmp_path: Path, project: Path) -> None:
    wheels = tmp_path / "wheels"
    next(iter(WheelBuilder(str(ROOT)).build(directory=str(wheels), versions=["standard"])))
    job = documented(".gitlab-ci.yml")["okrs"]
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "image"], check=True)
    path = f"{tmp_path / 'image/bin'}{os.pathsep}{os.environ['PATH']}"
    image = {"PATH": path, "PIP_FIND_LINKS": str(wheels), "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    *prepare, lint = job["script"]
    for command in prepare:
        done = run("sh", "-ec", command, cwd=project, env=image)
        assert done.returncode == 0, done.stderr

    failed = run("sh", "-ec", lint, cwd=project, env=image)
    assert failed.returncode == 1, failed.stdout + failed.stderr
    report = project / job["artifacts"]["reports"]["codequality"]
    (finding,) = json.loads(report.read_text(encoding="utf-8"))
    assert finding["check_name"].startswith("T501")
    assert finding["location"] == {"path": "docs/index.md", "lines": {"begin": 6}}

    put_right(project)
    assert run("sh", "-ec", lint, cwd=project, env=image).returncode == 0
    assert json.loads(report.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_other_command_of_the_guides_is_one(project: Path, command: str) -> None:
    run("git", "update-ref", "refs/remotes/origin/main", "HEAD", cwd=project)
    put_right(project)
    bare = command.partition(" |")[0].removeprefix("okrdocs ")
    done = run(sys.executable, "-m", "okrdocs", *bare.split(), cwd=project)
    assert done.returncode == 0, done.stdout + done.stderr
