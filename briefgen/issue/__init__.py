"""A draft becomes a letter that no longer changes: its reference number and its manifest."""
