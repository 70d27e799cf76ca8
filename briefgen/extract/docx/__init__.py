"""Word documents from anywhere, read within limits of size, depth and kind."""
