"""The dictionary form of a phrase, from the forms that stand in the texts."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from loc.glossary import kazakh
from loc.lang.forms import endings_kk as kk
from loc.lang.forms.lemma_ru import nominative_phrase

# A form so much rarer than the commonest one may be a slip.
_MIN_SHARE = 0.1
_SLOTS_KK = ("case", "possessed-case", "locative", "possessed-locative", "genitive")
_CASES_KK = sorted({ending for slot in _SLOTS_KK for ending in kk.ENDINGS[slot]}, key=lambda each: (-len(each), each))


def dictionary_form(written: Mapping[str, int], lang: str, words: Collection[str]) -> str:
    """`written` has counts by form, and is not empty; `words` are all that the texts have.

    The commonest form; in Russian of those in the nominative, in Kazakh the shortest one without its case ending.
    """
    least = _MIN_SHARE * max(written.values())
    forms = sorted((form for form in written if written[form] >= least), key=lambda form: (-written[form], form))
    if lang == "ru":
        return nominative_phrase(forms)
    return _strip_case(min(forms, key=len), words) if lang == "kk" else forms[0]


def _strip_case(form: str, words: Collection[str]) -> str:
    """The bare word, where the texts have it too: «Қарағанды» does not become «Қараған»."""
    before, space, last = form.rpartition(" ")
    for ending in _CASES_KK:
        bare = last.removesuffix(ending)
        if bare != last and bare in words and _is_form(last, bare):
            return before + space + bare
    return form


def _is_form(word: str, bare: str) -> bool:
    return kazakh.is_word_form(word.casefold(), bare.casefold(), alone=False, last=True)
