"""The command line: one file a command, in flow order. A command parses and prints; `flow` does the work."""

from __future__ import annotations

from loc.cli.boundary import main

__all__ = ["main"]
