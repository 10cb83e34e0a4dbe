// Who links two organisations?
// People with a public role in two or more: on a board, in the chair, as executive, founder or affiliate.
MATCH (one)<-[first:BOARD_MEMBER_OF|CHAIR_OF|EXECUTIVE_OF|FOUNDED|AFFILIATED_WITH]-(person:Person)
      -[second:BOARD_MEMBER_OF|CHAIR_OF|EXECUTIVE_OF|FOUNDED|AFFILIATED_WITH]->(other)
WHERE one.id < other.id AND first.known_to IS NULL AND second.known_to IS NULL
RETURN one, first, person, second, other LIMIT 100
