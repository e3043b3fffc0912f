"""Facts about English, Kazakh and Russian: letters, quotes, figures, dates, names from CLDR."""
