UNWIND $words AS word
MATCH (w:NameWord {word: word})
RETURN {word: w.word} AS row
