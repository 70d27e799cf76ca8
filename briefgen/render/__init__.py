"""The letter on paper and screen: one module per format."""
