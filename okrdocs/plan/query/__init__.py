"""Choosing objects: the expressions of `where`, and the order and groups of a view."""
