"""Terms: found in English text, and in Kazakh and Russian targets in their grammatical forms."""

from __future__ import annotations

from loc.glossary.glossary import Glossary

__all__ = ["Glossary"]
