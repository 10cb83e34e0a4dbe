"""Facsimiles: the page of an archived PDF as a picture, with the place of a quote marked on it."""
