"""What is stated between two things: by verbs, by nouns, by offices, and by contracts told over several sentences."""
