MATCH (w:NameWord) WHERE $shortest <= w.length <= $longest
RETURN {word: w.word} AS row ORDER BY w.word
