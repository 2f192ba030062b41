"""The example site, built in several looks and languages for the tests that read it or visit it."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path
from typing import Any

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

ROOT = Path(__file__).resolve().parents[1]
CONFIG = ROOT / "site-example" / "mkdocs.yml"
BARE = ROOT / "tests" / "browser" / "bare"
HEBREW = ROOT / "tests" / "render" / "hebrew.toml"

LOOKS = ("material", "german", "hebrew", "mkdocs", "readthedocs", "bare")
"""Material in three languages, MkDocs' own themes, and one without a look of its own."""


def build_example(look: str, folder: Path, address: str | None = None) -> None:
    """Build the example site in one of `LOOKS` into `folder`, for the web address that it will have."""
    changes = _changes(look, folder)
    logger = logging.getLogger("mkdocs")
    level = logger.level
    logger.setLevel(logging.ERROR)
    config = load_config(
        str(CONFIG), site_dir=str(folder), **changes, **({"site_url": address} if address else {})
    )
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    logger.setLevel(level)


def _changes(look: str, folder: Path) -> dict[str, Any]:
    """Return what differs from the site's configuration."""
    if look == "german":
        return _material("de", {"lang": "de"})
    if look == "hebrew":
        return _material("he", {"lang": "he", "templates_dir": str(_hebrew_templates(folder))})
    if look == "bare":
        return {"theme": {"name": None, "custom_dir": str(BARE)}, "plugins": [{"okrdocs": _options()}]}
    if look in ("mkdocs", "readthedocs"):
        theme = {"name": look, "highlightjs": False}
        return {"theme": theme, "plugins": ["search", {"okrdocs": _options()}]}
    return {}


def _material(language: str, options: dict[str, str]) -> dict[str, Any]:
    theme = {**_example()["theme"], "language": language}
    return {"theme": theme, "plugins": ["search", {"okrdocs": {**_options(), **options}}]}


def _hebrew_templates(folder: Path) -> Path:
    """Write a templates folder whose only file is the Hebrew catalogue."""
    own = folder.with_name(f"{folder.name}-templates")
    (own / "lang").mkdir(parents=True, exist_ok=True)
    shutil.copy(HEBREW, own / "lang" / "he.toml")
    return own


def _options() -> dict[str, Any]:
    """Return the plugin's options."""
    options: dict[str, Any] = next(one["okrdocs"] for one in _example()["plugins"] if isinstance(one, dict))
    return options


def _example() -> dict[str, Any]:
    config: dict[str, Any] = yaml.safe_load(CONFIG.read_text(encoding="utf-8"))
    return config
