"""The page on which a review is read: one file of HTML that needs nothing else."""
