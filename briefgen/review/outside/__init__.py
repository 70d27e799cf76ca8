"""Documents that came by mail, read as far as a comparison of words needs: their paragraphs, and what was left out."""
