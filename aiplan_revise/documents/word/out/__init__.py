"""Editions as Word files: blocks of words, how they look, how they are numbered, and what changed from old to new."""
