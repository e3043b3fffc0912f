"""What a corrected story changes in a language: rows made in `flow`, written as text, JSON or HTML."""
