"""Letters that were issued before briefgen: sealed as they were found, with what could be read of them."""
