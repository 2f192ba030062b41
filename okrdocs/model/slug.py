"""Ids made from titles."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from okrdocs.model.okr import Kind

MAX_ID = 64
"""The longest id, in characters."""

_OTHER = re.compile(r"[^a-z0-9]+")


def slug(title: str) -> str:
    """Return `title` in lower-case ASCII letters, digits and `-`; empty where nothing of it is left."""
    plain = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode("ascii")
    return _OTHER.sub("-", plain.lower())[: MAX_ID + 1].strip("-")[:MAX_ID].rstrip("-")


def derived_id(kind: Kind, title: str) -> str:
    """Return the id of something that was given none.

    A title in a script that leaves no ASCII behind gives the kind and eight digits of the title's SHA-256.
    """
    if name := slug(title):
        return name
    from hashlib import sha256  # few titles need it, and it is slow to import

    return f"{kind}-{sha256(title.encode('utf-8', 'replace')).hexdigest()[:8]}"
