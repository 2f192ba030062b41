"""OKRs as code: objectives, outcomes and outputs written in Markdown, checked and published."""

__version__ = "0.1.0"
