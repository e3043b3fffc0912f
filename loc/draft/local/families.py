"""How a family of models is told from which language and into which; its vocabulary tells which family it is."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

# FLORES-200 codes, as NLLB and OPUS-MT write them: ISO 639-3 and script.
_FLORES = {
    "ar": "arb_Arab",
    "az": "azj_Latn",
    "be": "bel_Cyrl",
    "de": "deu_Latn",
    "en": "eng_Latn",
    "es": "spa_Latn",
    "fr": "fra_Latn",
    "hy": "hye_Armn",
    "it": "ita_Latn",
    "ja": "jpn_Jpan",
    "ka": "kat_Geor",
    "kk": "kaz_Cyrl",
    "ko": "kor_Hang",
    "ky": "kir_Cyrl",
    "mn": "khk_Cyrl",
    "pl": "pol_Latn",
    "ru": "rus_Cyrl",
    "tg": "tgk_Cyrl",
    "tk": "tuk_Latn",
    "tr": "tur_Latn",
    "tt": "tat_Cyrl",
    "uk": "ukr_Cyrl",
    "uz": "uzn_Latn",
    "zh": "zho_Hans",
}


@dataclass(frozen=True, slots=True)
class Frame:
    """Tokens before those of the source, and those the target begins with."""

    head: tuple[str, ...] = ()
    prefix: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Family:
    """`tags` gives the tokens that may stand for a language. `tags_source`: the source's language is said too, before
    the source, and the target's as its first token; otherwise the target's alone, before the source.
    """

    name: str
    tags: Callable[[str], tuple[str, ...]]
    tags_source: bool

    def frame(self, source_lang: str, target_lang: str, vocabulary: Collection[str]) -> Frame | None:
        """None where the vocabulary has no token for one of the languages."""
        target = self._find_tag(target_lang, vocabulary)
        if not self.tags_source:
            return Frame(head=(target,)) if target else None
        source = self._find_tag(source_lang, vocabulary)
        return Frame(head=(source,), prefix=(target,)) if source and target else None

    def _find_tag(self, lang: str, vocabulary: Collection[str]) -> str | None:
        return next((tag for tag in self.tags(lang) if tag in vocabulary), None)


def is_lang(lang: str, code: str) -> bool:
    """Whether `code`, of two letters or three, is that language's."""
    return code in {lang, _FLORES.get(lang, lang)[:3]}


def _tag_nllb(lang: str) -> tuple[str, ...]:
    flores = _FLORES.get(lang)
    return (flores,) if flores else ()  # "fi" alone is a piece of a word


def _tag_m2m100(lang: str) -> tuple[str, ...]:
    return (f"__{lang}__",)


def _tag_madlad(lang: str) -> tuple[str, ...]:
    return (f"<2{lang}>",)


def _tag_opus(lang: str) -> tuple[str, ...]:
    """Newer models name the script where a language has several."""
    flores = _FLORES.get(lang, lang)
    return tuple(f">>{code}<<" for code in (flores, flores[:3], lang))


NLLB = Family("nllb", _tag_nllb, tags_source=True)
M2M100 = Family("m2m100", _tag_m2m100, tags_source=True)
MADLAD = Family("madlad", _tag_madlad, tags_source=False)
OPUS_MT = Family("opus-mt", _tag_opus, tags_source=False)

FAMILIES = {family.name: family for family in (NLLB, M2M100, MADLAD, OPUS_MT)}


def tell_family(vocabulary: Collection[str], *, has_two_tokenizers: bool) -> Family | None:
    """All families know Russian, so its token tells; OPUS-MT, which may be of one pair, by its pair of tokenizers."""
    if has_two_tokenizers:
        return OPUS_MT
    tagged = (NLLB, M2M100, MADLAD)
    return next((family for family in tagged if any(tag in vocabulary for tag in family.tags("ru"))), None)
