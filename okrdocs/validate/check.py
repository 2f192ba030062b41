"""One block: what kind it is, which of its values can be used, and what is wrong with the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.validate.plain import plain_defaults, plain_fields
from okrdocs.validate.source import Origin

if TYPE_CHECKING:
    from okrdocs.model import Finding, Kind
    from okrdocs.parse.page import Block, Page
    from okrdocs.validate.fields import Fields


class CheckedBlock(NamedTuple):
    """A block after the schema has seen it."""

    block: Block
    kind: Kind | None
    fields: Fields | None
    """None where the block cannot be read at all. Without a usable title, no object comes of them."""
    findings: tuple[Finding, ...]
    lost: tuple[str, ...]
    """Ids that the text seems to define but that gave no object, so that links to them stay silent."""


class CheckedPage(NamedTuple):
    """A page after the schema has seen its blocks and its front matter's defaults."""

    page: Page
    defaults: Fields | None
    blocks: tuple[CheckedBlock, ...]
    findings: tuple[Finding, ...]
    """Those of the defaults, and of views that are no YAML."""
    hidden: tuple[str, ...] = ()
    """The texts of blocks that were meant as such and do not show."""


def check_page(page: Page) -> CheckedPage:
    """Check every block of `page`, and its defaults; of views only the YAML."""
    defaults, findings = _check_defaults(page.defaults) if page.defaults else (None, ())
    if page.views:
        findings = (*findings, *(one for view in page.views for one in view.findings))
    drafts = defaults is not None and defaults.draft
    blocks = tuple(_check_block(block, drafts) for block in page.blocks)
    return CheckedPage(page, defaults, blocks, findings, _hidden_texts(page))


def _check_defaults(block: Block) -> tuple[Fields | None, tuple[Finding, ...]]:
    origin = Origin(block, as_defaults=True)
    if fields := plain_defaults(origin):
        return fields, ()
    if not block.root:
        return None, block.findings
    from okrdocs.validate.binding import fields_of

    bound = origin.bound()
    return fields_of(bound.record, origin), (*block.findings, *bound.findings)


def _check_block(block: Block, drafts: bool) -> CheckedBlock:
    origin = Origin(block, in_draft=drafts)
    if not drafts and (plain := plain_fields(origin)):
        return CheckedBlock(block, *plain, (), ())
    return _look_closer(block, origin)


def _look_closer(block: Block, origin: Origin) -> CheckedBlock:
    """Check a block of which it isn't plain that all is well with it: few are, and this is slow to load."""
    from okrdocs.validate.binding import fields_of
    from okrdocs.validate.kinds import about_no_keys
    from okrdocs.validate.lost import lost_ids, salvage

    root = block.root
    if not root:
        return CheckedBlock(block, None, None, block.findings, salvage(block.fence.text))
    if not root.fields:
        return CheckedBlock(block, None, None, (*block.findings, about_no_keys(block)), ())
    bound = origin.bound()
    findings = (*block.findings, *bound.findings)
    return CheckedBlock(block, bound.kind, fields_of(bound.record, origin), findings, lost_ids(bound.record))


def _hidden_texts(page: Page) -> tuple[str, ...]:
    """Return the texts of blocks that were meant as such and do not show, of a page that tells of them."""
    if not page.findings:
        return ()
    from okrdocs.validate.lost import hidden_texts

    return hidden_texts(page)
