"""Compiled templates, kept beside the shipped ones as Python keeps its modules.

Compiling them takes as long as rendering a hundred cards. Their folder is as trustworthy as the package
itself, which a cache in a project would not be: what lies here is run. A team's own templates are compiled
in each build, as every project would leave some here, and nobody would ever clear them away.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import BytecodeCache

from okrdocs.engine.files import replace_file

if TYPE_CHECKING:
    from jinja2.bccache import Bucket


class Compiled(BytecodeCache):
    """Those of the folder `templates`; one that is damaged, or cannot be written, counts as not there."""

    def __init__(self, templates: Path) -> None:
        self._templates = templates
        self._folder = templates / "__pycache__"
        self._compiler = f"{version('jinja2')} {sys.implementation.cache_tag}"

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return a template's path among the shipped ones; empty for a team's own."""
        path = Path(filename or "")
        return path.relative_to(self._templates).as_posix() if self._templates in path.parents else ""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket, unless the template has changed since."""
        if not bucket.key:
            return
        try:
            bucket.bytecode_from_string(self._file(bucket).read_bytes())
        except Exception:
            bucket.reset()  # a damaged file can fail in any way

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what the bucket holds, where Python may keep its modules."""
        if sys.dont_write_bytecode or not bucket.key:
            return
        with suppress(OSError):
            self._folder.mkdir(exist_ok=True)
            replace_file(self._file(bucket), bucket.bytecode_to_string())

    def _file(self, bucket: Bucket) -> Path:
        """Return a file for each template, and each way to compile it."""
        made = bucket.environment
        ways = (self._compiler, made.autoescape, made.trim_blocks, made.lstrip_blocks)
        return self._folder / f"{sha256(f'{bucket.key} {ways}'.encode()).hexdigest()[:32]}.template"
