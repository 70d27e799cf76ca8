"""The letter: words and structure, no looks."""
