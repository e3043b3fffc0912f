"""Grammatical forms of words, by language."""
