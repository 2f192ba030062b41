"""Compiled templates, kept beside the shipped ones as Python keeps its modules.

Compiling them takes as long as rendering a hundred cards. Their folder is as trustworthy as the package
itself, which a cache in a project would not be: what lies here is run.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from typing import TYPE_CHECKING

from jinja2 import BytecodeCache

from okrdocs.engine.files import replace_file

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2.bccache import Bucket


class Compiled(BytecodeCache):
    """Those in `folder`; one that is damaged, or cannot be written, counts as not there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._compiler = f"{version('jinja2')} {sys.implementation.cache_tag}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket, unless the template has changed since."""
        try:
            bucket.bytecode_from_string(self._file(bucket).read_bytes())
        except Exception:
            bucket.reset()  # a damaged file can fail in any way

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what the bucket holds, where Python may keep its modules."""
        if sys.dont_write_bytecode:
            return
        with suppress(OSError):
            self._folder.mkdir(exist_ok=True)
            replace_file(self._file(bucket), bucket.bytecode_to_string())

    def _file(self, bucket: Bucket) -> Path:
        """Return a file for each template, and each way to compile it."""
        made = bucket.environment
        ways = (self._compiler, made.autoescape, made.trim_blocks, made.lstrip_blocks)
        return self._folder / f"{sha256(f'{bucket.key} {ways}'.encode()).hexdigest()[:32]}.template"
