"""Segments <-> PO: reading, merging a take, writing. The only folder that knows polib."""
