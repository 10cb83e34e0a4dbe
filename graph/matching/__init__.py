"""Names that are one thing: which vendors are the same, who followed whom, and which names in text mean them."""
