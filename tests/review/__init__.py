"""A person's decisions: written, met with claims, shown at the terminal and over HTTP."""
