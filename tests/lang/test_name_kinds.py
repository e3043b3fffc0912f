"""Where a person's name begins and ends in an English sentence."""

from __future__ import annotations

import pytest

from loc.lang.names.capitalised import NameKind, find_names


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("He met the President of Indonesia Joko Widodo in May.", "Joko Widodo"),
        ("Chairman of the Supreme Court Bektas Beknazarov spoke.", "Bektas Beknazarov"),
        ("They signed Kenneth Murray Jr. on Friday.", "Kenneth Murray"),
        ("The office of Gulshara Abdykalikova answered.", "Gulshara Abdykalikova"),
    ],
)
def test_people_behind_titles(source: str, name: str) -> None:
    """Neither the country nor the court before a name belongs to it, nor “Jr” behind."""
    assert (name, NameKind.PERSON) in [(each.text, each.kind) for each in find_names(source)]


@pytest.mark.parametrize(
    "source",
    ["Old Icons Will Enrich Museum of Reconciliation", "Frenchmen and Spaniards left.", "On Ait they met.", "Hmm."],
)
def test_words_that_are_no_names(source: str) -> None:
    """Verbs of a headline, peoples, holidays and interjections."""
    assert find_names(source) == ()
