"""The command line: one module per command, each importing its rooms late."""
