"""Loaders turn source files into claims with evidence."""
