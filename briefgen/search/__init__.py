"""Finds letters: the query language, what words mean in Dutch, and the full-text index behind a protocol."""
