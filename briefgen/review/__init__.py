"""What changed between two drafts: by meaning, by words, and as tracked changes in Word."""
