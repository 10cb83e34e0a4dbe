"""Corroboration: a claim with an amount beside the award records that it may speak of."""
