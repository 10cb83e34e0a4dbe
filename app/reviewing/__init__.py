"""The review at the terminal: keys in, items out, decisions written as they are made."""
