"""Several texts as lines of one, where the answer itself proves which line is whose.

Lines alone prove nothing: a service may swap, join or drop them. So each text of a pack is a whole sentence with
figures that no other has, and each line of the answer must hold those of its own text and of no other, and end as it
does. Without that the texts are asked one by one.

Few sentences are so marked: in packs of 8 it saves 8 % of the requests, of 16 one in nine. Recipe: NTREX-128, every
other document, its own translations as answers; none of 2,060 answers with lines moved, joined or cut passes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import regex

from loc.lang.numbers.figures import compare_figures

# The end of a sentence with the quotes and brackets after it: a line that lost its last words has another.
_END = regex.compile(r"(?P<mark>[.?!…:;,]|)[\"»”’)\]]*$")
_BREAK = regex.compile(r"[\p{Cc}\p{Zl}\p{Zp}]")


@dataclass(frozen=True, slots=True)
class Pack:
    texts: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.texts)

    def open(self, target: str, source_lang: str, target_lang: str) -> dict[str, str]:
        """The target of each text, {} where one of them is not proven."""
        lines = [line.strip() for line in target.split("\n")]
        if len(lines) != len(self.texts):
            return {}
        for place, line in enumerate(lines):
            alike = [text for text in self.texts if _is_like(text, line, source_lang, target_lang)]
            if alike != [self.texts[place]] or not _is_whole(self.texts[place], line):
                return {}
        return dict(zip(self.texts, lines, strict=True))


def pack_texts(texts: Sequence[str], lang: str, fits: Callable[[str], bool]) -> Pack | None:
    """Those that their figures tell apart, as many as fit; None where there are not two."""
    pack = Pack(())
    for text in dict.fromkeys(texts):
        others = ("", *pack.texts)  # figures in words alone may be missing from a line
        if _BREAK.search(text) or not _end_of(text) or any(_is_like(text, other, lang) for other in others):
            continue
        longer = Pack((*pack.texts, text))
        if fits(longer.text):
            pack = longer
    return pack if len(pack.texts) > 1 else None


def _is_like(text: str, other: str, lang: str, other_lang: str = "") -> bool:
    return not compare_figures(text, other, lang, other_lang or lang)


def _is_whole(text: str, line: str) -> bool:
    """Whether it begins and ends as the text does."""
    return _end_of(text) == _end_of(line) and _begins_small(text) == _begins_small(line)


def _end_of(text: str) -> str:
    found = _END.search(text)
    return found["mark"] if found else ""


def _begins_small(text: str) -> bool:
    return text[:1].islower()
