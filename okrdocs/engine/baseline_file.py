"""The file that keeps accepted findings: JSON, sorted, one finding a line, so that its changes read well."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.engine.errors import ConfigError
from okrdocs.engine.paths import shown_path
from okrdocs.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

VERSION = 1
"""Goes up when older versions could not make sense of the file any more."""

_SEVERITIES = {severity.label: severity for severity in Severity}
_AGAIN = "Correct it, or remove the file and write it anew with `okrdocs lint --update-baseline`."


class Entry(NamedTuple):
    """One accepted finding. Rule, object and field name it; without an object, the page stands for that."""

    page: str
    """Relative to the folder of the configuration. Beside an object it only says where to look."""
    object: str
    """Empty where the finding is about no object."""
    field: str
    code: str
    severity: Severity
    """What the rule makes of it, whatever the configuration does; a heavier finding is not covered."""
    digest: str = ""
    """Tells findings of one rule about one field apart; on its own it decides nothing."""


def read_entries(file: Path) -> tuple[Entry, ...]:
    """Read the accepted findings, none where there is no file.

    Raises ConfigError, which names file and line, for a file that cannot be read.
    """
    import json

    try:
        text = file.read_bytes().decode("utf-8-sig", "surrogateescape")
        return tuple(_entries(file, text, json.loads(text)))
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise ConfigError([f"{shown_path(file)}: the file cannot be read: {error.strerror}."]) from None
    except json.JSONDecodeError as error:
        conflict = text.startswith("<<<<<<<") or "\n<<<<<<<" in text
        what = "a conflict between two versions is left in it" if conflict else f"it is not JSON: {error.msg}"
        raise _unusable(file, error.lineno, what) from None
    except RecursionError:
        raise _unusable(file, 1, "it is not JSON that okrdocs wrote") from None


def write_entries(file: Path, entries: Iterable[Entry]) -> None:
    """Write the accepted findings in one go, or remove the file where there are none.

    Raises ConfigError where that is not possible; then the old file is untouched.
    """
    import json

    from okrdocs.engine.files import replace_file

    lines = [json.dumps(_as_json(entry), ensure_ascii=False) for entry in sorted(entries)]
    listing = ",\n    ".join(lines)
    text = f'{{\n  "version": {VERSION},\n  "findings": [\n    {listing}\n  ]\n}}\n'
    try:
        if lines:
            replace_file(file, text.encode("utf-8", "surrogateescape"))
        else:
            file.unlink(missing_ok=True)
    except OSError as error:
        raise ConfigError([f"{shown_path(file)}: the file cannot be written: {error.strerror}."]) from None


def _as_json(entry: Entry) -> dict[str, str]:
    written = {
        "code": entry.code,
        "object": entry.object,
        "field": entry.field,
        "page": entry.page,
        "severity": entry.severity.label,
        "digest": entry.digest,
    }
    return {name: value for name, value in written.items() if value}


def _entries(file: Path, text: str, raw: object) -> Iterator[Entry]:
    version = raw.get("version") if isinstance(raw, dict) else None
    if isinstance(version, int) and version > VERSION:
        raise _unusable(file, 1, f"a newer okrdocs wrote it (version {version}, this one knows {VERSION})")
    findings = raw.get("findings") if isinstance(raw, dict) else None
    if version != VERSION or not isinstance(findings, list):
        raise _unusable(file, 1, 'it should hold `"version": 1` and a list of `"findings"`')
    for index, item in enumerate(findings):
        entry = _entry(item)
        if entry is None:
            what = "a finding should have texts for `code`, `page` and `severity`"
            raise _unusable(file, _line_of(text, index), what)
        yield entry


def _entry(item: object) -> Entry | None:
    if not isinstance(item, dict) or not all(isinstance(value, str) for value in item.values()):
        return None
    severity = _SEVERITIES.get(item.get("severity", ""))
    names = ("page", "object", "field", "code")
    page, about, field, code = (item.get(name, "") for name in names)
    if not page or not code or severity is None:
        return None
    return Entry(page, about, field, code, severity, item.get("digest", ""))


def _line_of(text: str, index: int) -> int:
    """Return the line on which an item of the list begins, counted from 0."""
    import json

    decoder = json.JSONDecoder()
    start = end = text.index("[", text.index('"findings"')) + 1
    for _ in range(index + 1):
        start = next(at for at in range(end, len(text)) if text[at] not in " \t\r\n,")
        _, end = decoder.raw_decode(text, start)
    return text.count("\n", 0, start) + 1


def _unusable(file: Path, line: int, what: str) -> ConfigError:
    return ConfigError([f"{shown_path(file)}:{line}: this baseline cannot be used: {what}. {_AGAIN}"])
