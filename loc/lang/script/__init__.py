"""Letters: which language and script a text is in, and letters that pass for others."""
