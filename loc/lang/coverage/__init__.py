"""Whether a target says what its source says, by a table of word pairs."""
