"""House rules of one agency, as checks of loc."""
