"""The verbs that every door offers: one module per verb; no words of letters, no layout."""
