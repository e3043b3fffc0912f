"""Terms that are written for other programs and read again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from loc.glossary.parse import STATUSES, make_term
from loc.model import Term

TERMS = [
    Term("akim", "әкім"),
    Term("akim", "облыс басшысы", "admitted", note="тек тақырыпта"),
    Term("akim", "губернатор", "forbidden", note="loc: preferred"),
    Term("Astana", "Нұр-Сұлтан", "preferred", date(2019, 3, 23), date(2022, 9, 17)),
    Term("Astana", "Астана", "preferred", date(2022, 9, 17), note="<b> & \"x\" 'y'; a,b"),
    Term("Air Astana", "Air Astana", "do-not-translate"),
    Term("draw", "тең нәтиже", "preferred", None, date(2030, 1, 1), "loc: reads well", "", "sport"),
]

_LETTERS = st.text(alphabet="aәҒё Z7'\"=+-@<>&;,|\t\nñ—«»😀]", max_size=12)
_WORDS = _LETTERS.map(lambda text: f"{text}x")
_NOTES = st.one_of(_LETTERS, st.sampled_from(["", "loc: preferred [x]", "loc: forbidden"]))
_DAYS = (date(2019, 3, 23), date(2022, 9, 17))
_PERIODS = [(None, None), (_DAYS[0], None), (None, _DAYS[1]), _DAYS]


def bare(terms: Iterable[Term]) -> list[Term]:
    """Without the places they were read from."""
    return [replace(term, place="") for term in terms]


def some_terms() -> st.SearchStrategy[list[Term]]:
    """Lists of any terms that can be, those of one source side by side."""
    return st.lists(_a_term(), max_size=5).map(lambda terms: sorted(terms, key=lambda term: term.source))


@st.composite
def _a_term(draw: st.DrawFn) -> Term:
    status, source, target, note = draw(st.sampled_from(STATUSES)), draw(_WORDS), draw(_WORDS), draw(_NOTES)
    since, until = draw(st.sampled_from(_PERIODS))
    desk = draw(st.sampled_from(["", "sport", "мәдениет_2"]))
    return make_term(source, "" if status == "do-not-translate" else target, status, since, until, desk, note)
