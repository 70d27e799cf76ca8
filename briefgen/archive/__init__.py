"""The archive of issued letters: keep, find, verify. Its truth is plain files; the database is an index."""
