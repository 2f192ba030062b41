"""Ids made from titles, and what names have in common."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from okrdocs.model.okr import Kind

MAX_ID = 64
"""The longest id, in characters."""

_GERMAN_CODE = r"(?i)de([-_].*)?"
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})  # `casefold` makes `ss` of `ß` in any language
_OTHER = r"[^a-z0-9]+"


def slug(title: str, language: str = "en") -> str:
    """Return `title` in lower-case ASCII letters, digits and `-`; empty where nothing of it is left.

    Letters lose their accents; in German (`de`, `de-AT`) an umlaut becomes two letters.
    """
    title = title.casefold()
    if not title.isascii() and re.fullmatch(_GERMAN_CODE, language):
        title = unicodedata.normalize("NFC", title).translate(_GERMAN)
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode("ascii")
    return re.sub(_OTHER, "-", plain.lower())[: MAX_ID + 1].strip("-")[:MAX_ID].rstrip("-")


def derived_id(kind: Kind, title: str, language: str = "en") -> str:
    """Return the id of something that was given none, from its title in `language`.

    A title in a script that leaves no ASCII behind gives the kind and eight digits of the title's SHA-256.
    """
    if name := slug(title, language):
        return name
    from hashlib import sha256  # few titles need it, and it is slow to import

    return f"{kind}-{sha256(title.encode('utf-8', 'replace')).hexdigest()[:8]}"


def owner_key(name: str) -> str:
    """Return what two ways to write one owner have in common: case and spaces don't tell them apart."""
    return " ".join(name.casefold().split())
