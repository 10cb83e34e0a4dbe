// The newest build that is whole.
MATCH (b:Build) WHERE b.whole RETURN b {<columns of build>} AS row
