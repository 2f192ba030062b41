"""A project from its files to its diagnostics."""
