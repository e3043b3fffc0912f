"""Times as wires write them."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def parse_time(text: str) -> datetime | None:
    """ISO 8601, basic or extended, a day alone too, or RFC 2822; aware, UTC. A time without a zone is taken as UTC."""
    cleaned = text.strip()
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = parse(cleaned)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        try:
            return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
        except (ValueError, OverflowError):  # the year 1 or 9999 beyond its zone
            return None
    return None
