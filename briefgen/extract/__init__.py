"""Documents that are not ours: words, structure and positions out of files that may have come from anywhere."""
