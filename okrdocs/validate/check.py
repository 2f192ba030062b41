"""One block: what kind it is, which of its values can be used, and what is wrong with the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrdocs.validate.comments import cut_off
from okrdocs.validate.fields import Fields
from okrdocs.validate.judge import judge
from okrdocs.validate.kinds import about_no_keys, recognise
from okrdocs.validate.lost import lost_ids, salvage
from okrdocs.validate.record import Record
from okrdocs.validate.shapes import shapes

if TYPE_CHECKING:
    from okrdocs.model import Finding, Kind
    from okrdocs.parse.page import Block, Page


@dataclass(frozen=True, slots=True)
class CheckedBlock:
    """A block after the schema has seen it."""

    block: Block
    kind: Kind | None
    fields: Fields | None
    """None where the block cannot be read at all. Without a usable title, no object comes of them."""
    findings: tuple[Finding, ...]
    lost: tuple[str, ...]
    """Ids that the text seems to define but that gave no object, so that links to them stay silent."""


@dataclass(frozen=True, slots=True)
class CheckedPage:
    """A page after the schema has seen its blocks and its front matter's defaults."""

    page: Page
    defaults: Fields | None
    blocks: tuple[CheckedBlock, ...]
    findings: tuple[Finding, ...]
    """Those of the defaults."""


def check_page(page: Page) -> CheckedPage:
    """Check every block of `page`, and its defaults."""
    defaults, findings = _check_defaults(page.defaults) if page.defaults else (None, ())
    drafts = defaults is not None and defaults.draft
    blocks = tuple(_check_block(block, drafts) for block in page.blocks)
    return CheckedPage(page, defaults, blocks, findings)


def _check_defaults(block: Block) -> tuple[Fields | None, tuple[Finding, ...]]:
    if not block.root:
        return None, block.findings
    record = Record(block, block.root, shapes()["pageDefaults"])
    return Fields(record), (*block.findings, *judge(record), *cut_off(record))


def _check_block(block: Block, drafts: bool) -> CheckedBlock:
    if not block.root:
        return CheckedBlock(block, None, None, block.findings, salvage(block.fence.text))
    if not block.root.fields:
        return CheckedBlock(block, None, None, (*block.findings, about_no_keys(block)), ())
    kind, record, doubts = recognise(block, block.root, drafts)
    findings = (*block.findings, *doubts, *judge(record), *cut_off(record))
    return CheckedBlock(block, kind, Fields(record), findings, lost_ids(record))
