"""Figures, quantities, dates and times in English, Kazakh and Russian, by value."""
