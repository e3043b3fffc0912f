"""Quotes, dashes and spaces as each language sets them."""
