"""Article + Catalog -> bytes: one file a format, listed in `registry`; `assemble` decides what is ready."""
