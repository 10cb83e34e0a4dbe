"""What a phrase without a name means, and whose words a document repeats."""
