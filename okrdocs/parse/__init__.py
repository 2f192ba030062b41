"""From the bytes of a page to its `okr` blocks as YAML nodes that know where they stand."""
