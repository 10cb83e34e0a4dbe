"""A small network of our own that proposes mentions and relations beside the rules.

It reads text in windows, tags mentions, scores pairs of them, and never decides alone: what it finds
enters the ledger as proposed, with the extractor's name, version and the hash of its weights.
"""
