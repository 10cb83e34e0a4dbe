"""How a sentence is built: units, phrases, lists, clauses, and how it puts what it says."""
