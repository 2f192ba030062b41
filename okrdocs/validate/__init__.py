"""Blocks against the JSON Schema, with messages for the people who write them."""
