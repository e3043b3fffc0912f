"""Names in English text, and their counterparts in Kazakh and Russian."""
