"""Which project a lint or a build is about, and the one place its settings come from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.engine.config import BASELINE, Settings, parse_settings
from okrdocs.engine.errors import ConfigError
from okrdocs.engine.paths import shown_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from okrdocs.engine.site import Site

# ProperDocs looks for its own names before MkDocs'; where both stand, the latter are left over or inherited.
SITE_FILES = ("properdocs.yml", "properdocs.yaml", "mkdocs.yml", "mkdocs.yaml")
OWN_FILE = "okrdocs.toml"
_PYPROJECT = "pyproject.toml"


class Project(NamedTuple):
    """A folder of pages that belong together."""

    root: Path
    """The folder that holds the configuration; without one, the folder to take pages from."""
    settings: Settings
    site: Site | None = None

    @property
    def pages_dir(self) -> Path:
        """The folder of the project's pages."""
        return self.site.docs_dir if self.site else self.root


class _Source(NamedTuple):
    """A place that holds settings, and the folder that relative paths in it start from."""

    name: str
    values: Mapping[str, object]
    base: Path


def find_project(paths: Sequence[Path], cwd: Path, config_file: Path | None = None) -> Project:
    """Find the project of the first of `paths`, or of the working folder.

    The nearest folder upwards that holds a configuration is its root; where there is none, the nearest with
    accepted findings. The search ends at the top of a Git repository. Raises ConfigError for a configuration
    that cannot be used.
    """
    if config_file:
        return _load(config_file.parent, _chosen_site(config_file), _chosen_sources(config_file))
    first = paths[0] if paths else cwd
    start = first if first.is_dir() else first.parent
    for folder in _upwards(start):
        sources = list(_toml_sources(folder))
        site_file = site_file_of(folder)
        if sources or site_file:
            return _load(folder, site_file, sources)
    accepting = (folder for folder in _upwards(start) if (folder / BASELINE).is_file())
    root = next(accepting, None) or _plain_root(start, cwd)
    return Project(root, parse_settings({}, base=root))


def settings_of_build(options: Mapping[str, object], config_file: Path | None) -> Settings:
    """Return the settings of a build: the plugin's `options`, else those in the files beside `config_file`.

    Raises ConfigError, also where more than one place holds settings.
    """
    folder = config_file.parent if config_file else Path.cwd()
    name = shown_path(config_file) if config_file else SITE_FILES[-2]
    sources = [source for source in _toml_sources(folder) if source.values]
    if not sources:
        return parse_settings(options, base=folder)
    return _settings([*([_Source(name, options, folder)] if options else []), *sources], folder)


def configuration_files(config_file: str | None) -> list[Path]:
    """Return the files beside a site's `config_file` that may hold our settings instead."""
    folder = Path(config_file).parent if config_file else Path.cwd()
    return [folder / name for name in (OWN_FILE, _PYPROJECT) if (folder / name).is_file()]


def is_project(folder: Path) -> bool:
    """Tell whether a folder is a project of its own."""
    if site_file_of(folder) or (folder / OWN_FILE).is_file():
        return True
    pyproject = folder / _PYPROJECT
    return pyproject.is_file() and b"[tool.okrdocs" in _bytes(pyproject)


def _upwards(start: Path) -> Iterator[Path]:
    for folder in (start, *start.parents):
        yield folder
        if (folder / ".git").exists():
            return


def _plain_root(start: Path, cwd: Path) -> Path:
    """Return where to take pages from when nothing is configured: the working folder, if `start` is in it.

    Nobody means all of their home folder, or of the disk.
    """
    too_wide = cwd == cwd.parent or cwd == Path.home()
    return cwd if start == cwd or (start.is_relative_to(cwd) and not too_wide) else start


def site_file_of(folder: Path) -> Path | None:
    """Return the configuration of the site in a folder; None where it has none."""
    return next((folder / name for name in SITE_FILES if (folder / name).is_file()), None)


def _chosen_site(config_file: Path) -> Path | None:
    """Return the site's configuration where the user has chosen a file."""
    return config_file if config_file.suffix in (".yml", ".yaml") else site_file_of(config_file.parent)


def _chosen_sources(config_file: Path) -> list[_Source]:
    """Return where settings come from, other than a site's options, where the user has chosen a file."""
    if config_file.suffix in (".yml", ".yaml"):
        return list(_toml_sources(config_file.parent))
    if config_file.suffix != ".toml":
        raise ConfigError(
            [f"{shown_path(config_file)}: a configuration is a `.toml`, `.yml` or `.yaml` file."]
        )
    if config_file.name == _PYPROJECT:
        return list(_pyproject(config_file))
    return [_own(config_file)]


def _load(root: Path, site_file: Path | None, sources: list[_Source]) -> Project:
    if site_file is None:
        return Project(root, _settings(sources, root))
    from okrdocs.engine.site import read_site

    try:
        site = read_site(site_file)
    except ConfigError as error:
        raise error.within(shown_path(site_file)) from None
    options = _Source(shown_path(site_file), site.options, root)
    return Project(root, _settings([options, *sources], root), site)


def _settings(sources: list[_Source], root: Path) -> Settings:
    """Read the settings from the one source that has any."""
    used = [source for source in sources if source.values]
    if not used:
        return parse_settings({}, base=root)
    if len(used) > 1:
        names = " and ".join(source.name for source in used)
        problem = f"There are settings in {names}: keep them in one of the files and remove them elsewhere."
        raise ConfigError([problem])
    try:
        return replace(parse_settings(used[0].values, base=used[0].base), source=used[0].name)
    except ConfigError as error:
        raise error.within(used[0].name) from None


def _toml_sources(folder: Path) -> Iterator[_Source]:
    """Find okrdocs.toml, and pyproject.toml if it has a table for us."""
    if (own := folder / OWN_FILE).is_file():
        yield _own(own)
    if (pyproject := folder / _PYPROJECT).is_file():
        yield from _pyproject(pyproject)


def _own(file: Path) -> _Source:
    return _Source(shown_path(file), _read_toml(file, _bytes(file)), file.parent)


def _pyproject(file: Path) -> Iterator[_Source]:
    data = _bytes(file)
    if b"okrdocs" not in data:  # reading TOML is slow, and most of these files are about something else
        return
    tool = _read_toml(file, data).get("tool")
    table = tool.get("okrdocs") if isinstance(tool, dict) else None
    if isinstance(table, dict):
        yield _Source(f"{shown_path(file)} [tool.okrdocs]", table, file.parent)


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise ConfigError([f"{shown_path(file)}: the file cannot be read: {error.strerror}."]) from None


def _read_toml(file: Path, data: bytes) -> dict[str, object]:
    import tomllib

    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except ValueError as error:  # also what TOMLDecodeError and UnicodeDecodeError are
        raise ConfigError([f"{shown_path(file)}: this is not valid TOML: {error}."]) from None
