"""Findings -> text for people and programs: one file a format, listed in `registry`."""
