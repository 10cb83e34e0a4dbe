"""Documents: from a file to its text with exact offsets, and from the text to claims that quote it."""
