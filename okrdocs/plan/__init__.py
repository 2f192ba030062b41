"""From blocks to a plan, and from a plan to its numbers."""
