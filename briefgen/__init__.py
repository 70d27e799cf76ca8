"""briefgen turns structured meeting records into a ministry's letters to the House."""

__version__ = "0.1.0"
