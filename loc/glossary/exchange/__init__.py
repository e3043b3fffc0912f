"""Terms as other programs keep them: CSV, TSV, and TBX-Basic (ISO 30042). What cannot be read is told, the rest is."""

from __future__ import annotations

from loc.glossary.exchange.reading import Reading
from loc.glossary.exchange.table import read_table, write_table
from loc.glossary.exchange.tbx import read_tbx
from loc.glossary.exchange.tbx_write import write_tbx

__all__ = ["Reading", "read_table", "read_tbx", "write_table", "write_tbx"]
