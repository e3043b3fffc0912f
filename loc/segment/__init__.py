"""Article -> Segments: sentences of wire copy in English, Kazakh and Russian.

split(text, lang)            spans of the sentences of one paragraph
explain(text, lang)          each place where a sentence might have ended, and the rule that decided
segment_article(article)     the segments of a story, in order; explain_article(article) tells why

A candidate (candidates.py) goes through the rules of its language (language.py) until one answers. Rules are
functions in rules_*.py; abbreviations and other words they ask for are data in abbreviations_*.py and words_en.py.
"""

from __future__ import annotations

from loc.segment.article import explain_article, segment_article
from loc.segment.explain import Verdict, explain
from loc.segment.split import split

__all__ = ["Verdict", "explain", "explain_article", "segment_article", "split"]
