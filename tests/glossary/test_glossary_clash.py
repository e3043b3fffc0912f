"""Terms that contradict each other, are there twice, or belong to one desk or one time."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loc.glossary import Glossary
from loc.glossary.clash import sift_terms
from loc.model import Term

RENAMED, RENAMED_BACK = date(2019, 3, 23), date(2022, 9, 17)

TOGETHER = [
    (Term("akim", "әкім"), Term("akim", "қала басшысы", "admitted")),
    (Term("akim", "әкім"), Term("akim", "губернатор", "forbidden")),
    (Term("Astana", "Астана", until=RENAMED), Term("Astana", "Нұр-Сұлтан", since=RENAMED)),
    (Term("draw", "жеребе", desk="sport"), Term("draw", "тең нәтиже", desk="football")),
    (Term("draw", "жеребе"), Term("draw", "тең нәтиже", desk="sport")),
    (Term("AID", "ХДА"), Term("aid", "көмек")),
    (Term("akim", "губернатор", "forbidden"), Term("akim", "мэр", "forbidden")),
]

APART = [
    (Term("akim", "әкім"), Term("akim", "губернатор"), "«әкім»"),
    (Term("akim", "әкім"), Term("Akim", "губернатор"), "«әкім»"),
    (Term("akim", "әкім"), Term("akim", "әкім", "forbidden"), "forbidden «әкім»"),
    (Term("akim", "әкім", "admitted"), Term("akim", "әкім", "forbidden"), "forbidden «әкім»"),
    (Term("Air Astana", "Air Astana", "do-not-translate"), Term("Air Astana", "Эйр Астана"), "do-not-translate"),
    (Term("Astana", "Астана"), Term("Astana", "Нұр-Сұлтан", since=RENAMED, until=RENAMED_BACK), "«Астана»"),
    (Term("draw", "жеребе", desk="sport"), Term("draw", "тең нәтиже", desk="sport"), "«жеребе»"),
]

TWICE = [
    (Term("akim", "әкім"), Term("akim", "әкім")),
    (Term("akim", "әкім"), Term("Akim", "әкім", "admitted")),
    (Term("Astana", "Астана"), Term("Astana", "Астана", since=RENAMED_BACK)),
]


@pytest.mark.parametrize(("one", "other"), TOGETHER)
def test_these_hold_beside_each_other(one: Term, other: Term) -> None:
    """Another status, time, desk or word is no contradiction."""
    assert sift_terms([one, other]) == ((one, other), ())


@pytest.mark.parametrize(("one", "other", "said"), APART)
def test_a_contradiction_leaves_neither(one: Term, other: Term, said: str) -> None:
    """Both terms and the place of the first are named, in either order, and what else there is stays."""
    kept = Term("maslikhat", "мәслихат")
    for rows in ((one, kept, other), (other, kept, one)):
        first, _, second = (_at(term, line) for line, term in enumerate(rows, 1))
        terms, (problem,) = sift_terms([first, kept, second])
        assert terms == (kept,)
        assert str(problem).startswith("kk.po:3: ")
        assert "in kk.po:1" in str(problem)
        assert "neither holds" in str(problem)
    assert said in str(sift_terms([one, other]).problems[0])


@pytest.mark.parametrize(("one", "other"), TWICE)
def test_a_term_twice_is_told_and_holds(one: Term, other: Term) -> None:
    """Nothing is lost by it, and a text has it once."""
    terms, problems = sift_terms([one, other])
    assert (terms, len(problems)) == ((one, other), 1)
    hits = Glossary(terms, "kk").find(f"The {one.source} said", date(2024, 1, 1))
    assert [hit.term.target for hit in hits] == [one.target]


def test_one_contradiction_does_not_hide_another() -> None:
    """Whatever the order, each of three that exclude one another is out."""
    terms = [Term("akim", target) for target in ("әкім", "губернатор", "мэр")]
    assert sift_terms(terms).terms == ()


POOL = [
    Term(source, target, status, since, until, desk=desk)
    for source in ("akim", "Akim", "oblast")
    for target in ("әкім", "облыс")
    for status in ("preferred", "admitted", "forbidden")
    for since in (None, RENAMED)
    for until in (None, RENAMED_BACK)
    for desk in ("", "sport")
]


@given(st.lists(st.sampled_from(POOL), max_size=6))
def test_what_is_left_does_not_contradict(rows: list[Term]) -> None:
    """At any time no source has two preferred targets, nor one that is also forbidden; without problems all is left."""
    terms, problems = sift_terms(rows)
    assert problems or list(terms) == rows
    for on in (date(2019, 3, 22), RENAMED, RENAMED_BACK):
        for desk in ("", "sport"):
            own = [term for term in terms if term.desk == desk and _holds(term, on)]
            for source in ("akim", "oblast"):
                same = [term for term in own if term.source.casefold() == source]
                assert len({term.target for term in same if term.status == "preferred"}) <= 1
                forbidden = {term.target for term in same if term.status == "forbidden"}
                assert not forbidden & {term.target for term in same if term.status != "forbidden"}


def _holds(term: Term, on: date) -> bool:
    return (term.since or date.min) <= on < (term.until or date.max)


def _at(term: Term, line: int) -> Term:
    return Term(term.source, term.target, term.status, term.since, term.until, "", f"kk.po:{line}", term.desk)
