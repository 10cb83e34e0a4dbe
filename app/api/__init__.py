"""The HTTP questions under /api/v1: one module a subject."""
