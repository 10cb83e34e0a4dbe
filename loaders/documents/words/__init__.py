"""Words, signs, sums and days of a text, and the tables that tell what they are."""
