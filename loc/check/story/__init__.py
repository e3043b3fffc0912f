"""Checks of a whole story in one language, one file each; the rest are the parts of `consistency`."""
