"""Names: where they stand, what kind of thing bears them, and which of them are one thing's."""
