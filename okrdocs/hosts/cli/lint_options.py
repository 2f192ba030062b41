"""The options of `okrdocs lint`, in the sections of its help, and what they come to together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from okrdocs.hosts.cli.completion import complete_rule
from okrdocs.hosts.cli.suggestions import OneOf
from okrdocs.hosts.cli.terminal import COLOR
from okrdocs.report import REPORTERS

if TYPE_CHECKING:
    import datetime as dt

STDIN = Path("-")
"""The PATH that stands for a page on standard input."""
LEVELS = ("error", "warning", "info", "never")
"""What `--fail-on` may be, as the setting `fail_on`."""
_SETTINGS = frozenset({"text", "concise", "json"})
"""The formats that `--show-settings` can be written in."""
_COUNTED = frozenset({"text", "concise"})
"""The formats that `--statistics` can be written in."""


class LintOptions(NamedTuple):
    """What somebody asked `okrdocs lint` for."""

    paths: tuple[Path, ...]
    stdin_filename: Path | None
    changed: str | None
    """The version to compare with; empty: the last commit; None: report on unchanged pages, too."""
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    profile: str | None
    as_of: dt.date | None
    config_file: Path | None
    baseline: Path | None
    no_baseline: bool
    update_baseline: bool
    fix: bool
    unsafe_fixes: bool
    diff: bool
    form: str
    color: str
    output_file: Path | None
    statistics: bool
    quiet: bool
    show_files: bool
    show_settings: bool
    fail_on: str | None
    exit_zero: bool
    no_cache: bool
    watch: bool

    @property
    def fixing(self) -> bool:
        """Whether pages are to be changed."""
        return (self.fix or self.unsafe_fixes) and not self.diff

    @property
    def printing_page(self) -> bool:
        """Whether a fixed page goes to standard output, so that nothing else may."""
        return self.fixing and self.paths == (STDIN,)

    def check(self) -> None:
        """Refuse what does not go together. Raises click.UsageError."""
        if self.statistics and self.form not in _COUNTED:
            raise click.UsageError(f"--statistics cannot be written as {self.form}, only as text.")
        if self.show_settings and self.form not in _SETTINGS:
            raise click.UsageError(f"--show-settings cannot be written as {self.form}, only as text or json.")
        if self.show_settings and self.show_files and self.form == "json":
            raise click.UsageError("--show-files has no JSON: ask for the settings in a run of their own.")
        if self.no_baseline and (self.baseline or self.update_baseline):
            raise click.UsageError("--no-baseline goes with neither --baseline nor --update-baseline.")
        if self.update_baseline and self.diff:
            raise click.UsageError("--diff changes nothing, so there is nothing for --update-baseline.")
        if self.watch and (self.fix or self.unsafe_fixes or self.diff or self.update_baseline):
            raise click.UsageError("--watch only looks: change pages or the baseline in a run of its own.")
        if self.watch and STDIN in self.paths:
            raise click.UsageError("--watch is for pages on disk, not for standard input.")
        if self.update_baseline and STDIN in self.paths:
            raise click.UsageError("--update-baseline is for pages on disk, not for standard input.")


class LintCommand(click.Command):
    """Shows its options by what they are for."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write a section of the help for each in SECTIONS, then what every command has."""
        sections: dict[str, tuple[click.Option, ...]] = {**SECTIONS}
        listed = {option for options in SECTIONS.values() for option in options}
        sections["Other"] = tuple(
            one for one in self.get_params(ctx) if isinstance(one, click.Option) and one not in listed
        )
        for title, options in sections.items():
            with formatter.section(title):
                formatter.write_dl([row for one in options if (row := one.get_help_record(ctx))])


def _day(_ctx: click.Context, _param: click.Parameter, text: str | None) -> dt.date | None:
    if not text:
        return None
    from okrdocs.engine.readers import parse_day

    day = parse_day(text)
    if day is None:
        raise click.BadParameter(f"'{text}' is not a day. Write it as 2026-11-23.")
    return day


def _file(*, exists: bool) -> click.Path:
    return click.Path(exists=exists, dir_okay=False, path_type=Path)


_PAGES = (
    click.Option(
        ["--changed"],
        is_flag=False,
        flag_value="",
        metavar="[REF]",
        help="Report only on pages that changed since the last commit, or since REF.",
    ),
    click.Option(
        ["--stdin-filename"],
        metavar="FILE",
        type=_file(exists=False),
        help="The page that stands on standard input, when PATH is -.",
    ),
    click.Option(
        ["--no-cache"], is_flag=True, help="Check everything anew, and leave nothing behind for the next run."
    ),
)
_RULES = (
    click.Option(
        ["--select"],
        multiple=True,
        metavar="RULES",
        shell_complete=complete_rule,
        help="Check only these rules: codes, their beginnings, or names, with commas between.",
    ),
    click.Option(
        ["--ignore"],
        multiple=True,
        metavar="RULES",
        shell_complete=complete_rule,
        help="Leave out these rules.",
    ),
    click.Option(
        ["--profile"],
        type=OneOf(["lenient", "default", "strict"]),
        help="How much rules weigh. [default: as configured]",
    ),
    click.Option(
        ["--as-of"], metavar="DATE", callback=_day, help="The day to look from, such as 2026-11-23."
    ),
    click.Option(
        ["-f", "--config-file"],
        metavar="FILE",
        type=_file(exists=True),
        help="The configuration to use instead of the nearest mkdocs.yml, okrdocs.toml or pyproject.toml.",
    ),
)
_BASELINE = (
    click.Option(
        ["--baseline"],
        metavar="FILE",
        type=_file(exists=False),
        help="The file of accepted findings. [default: okrdocs-baseline.json beside the configuration]",
    ),
    click.Option(["--no-baseline"], is_flag=True, help="Report accepted findings, too."),
    click.Option(
        ["--update-baseline"],
        is_flag=True,
        help="Accept everything that is found, and forget what is no longer there.",
    ),
)
_FIXES = (
    click.Option(["--fix"], is_flag=True, help="Put right what can be without changing what is meant."),
    click.Option(["--unsafe-fixes"], is_flag=True, help="The same, and more that you should look at after."),
    click.Option(["--diff"], is_flag=True, help="Show what fixing would change, and change nothing."),
)
_REPORT = (
    click.Option(
        ["--format", "form"],
        type=OneOf(list(REPORTERS)),
        default="text",
        show_default=True,
        help="How to report.",
    ),
    COLOR,
    click.Option(
        ["--output-file"],
        metavar="FILE",
        type=_file(exists=False),
        help="Write the report into FILE, and only a summary to the terminal.",
    ),
    click.Option(["--statistics"], is_flag=True, help="Count what each rule found instead of listing it."),
    click.Option(["-q", "--quiet"], is_flag=True, help="Print findings and nothing else."),
    click.Option(["--watch"], is_flag=True, help="Check again whenever something changes, until Ctrl+C."),
    click.Option(["--show-files"], is_flag=True, help="List the pages that would be checked, and end."),
    click.Option(
        ["--show-settings"],
        is_flag=True,
        help="Print the settings that hold as TOML, or with --format json as JSON, and end.",
    ),
)
_EXIT = (
    click.Option(
        ["--fail-on"], type=OneOf(LEVELS), help="The least severity that fails. [default: as configured]"
    ),
    click.Option(["--exit-zero"], is_flag=True, help="End with 0 whatever is found."),
)
SECTIONS: dict[str, tuple[click.Option, ...]] = {
    "Pages": _PAGES,
    "Rules": _RULES,
    "Fixes": _FIXES,
    "Older findings": _BASELINE,
    "Report": _REPORT,
    "Exit status": _EXIT,
}
"""The options by what they are for, in the order of help."""

PATHS = click.Argument(
    ["paths"], nargs=-1, metavar="[PATH]...", type=click.Path(exists=True, allow_dash=True, path_type=Path)
)
