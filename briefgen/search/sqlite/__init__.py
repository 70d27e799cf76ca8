"""The engine in SQLite: full text in FTS5, beside it what facets, pages and typing mistakes need."""
