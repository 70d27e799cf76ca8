"""What was said and agreed: the record that policy staff write."""
