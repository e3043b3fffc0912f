"""Source sentences with human translations, to measure engines by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from loc.errors import LocError
from loc.evaluate.corpus import Corpus, read_corpus, sign
from loc.evaluate.scores import BLEU, CHRF, TER, Score, score_texts
from loc.lang.codes import normalize_lang


@dataclass(frozen=True, slots=True)
class SetScore:
    """`scores` are over the sentences that have a draft; an engine that leaves out the hard ones scores better."""

    lang: str
    sentences: int
    scored: int
    scores: tuple[Score, ...]
    signature: str


def read_test_set(path: Path, source_lang: str, langs: Sequence[str]) -> tuple[Corpus, ...]:
    """One corpus a language. A TSV file whose first line names its columns by language, in any order and among others:
    `source kk ru`, `document eng kaz rus`; or one of two columns without such a line, and one language.

    Raises LocError for a language that has no column.
    """
    with path.open("rb") as file:
        first = file.readline().decode("utf-8", errors="replace").rstrip("\r\n").split("\t")
    columns = [source_lang if cell.strip().lower() == "source" else normalize_lang(cell) for cell in first]
    if source_lang in columns:
        source = columns.index(source_lang)
        found = [lang for lang in langs if lang in columns]
        _refuse_missing(path, langs, found, first)
        return tuple(read_corpus(path, lang, (source, columns.index(lang)), skip_lines=1) for lang in found)
    if len(first) != 2 or len(langs) != 1:  # noqa: PLR2004 - source and target
        raise LocError(
            f"{path}: expected a first line that names the columns, such as `{source_lang}` and "
            f"{' and '.join(f'`{lang}`' for lang in langs)}, got {len(first)} columns without names",
            hint="A file of two columns needs no such line, and one `--lang`.",
        )
    return (read_corpus(path, langs[0]),)


def _refuse_missing(path: Path, langs: Sequence[str], found: Sequence[str], first: Sequence[str]) -> None:
    missing = [lang for lang in langs if lang not in found]
    if missing:
        raise LocError(f"{path}: expected a column for {' and '.join(missing)}, got {', '.join(first)}")


def score_set(corpus: Corpus, targets: Mapping[str, str]) -> SetScore:
    """`targets` are drafts by source; a sentence without one is not scored."""
    pairs = [(targets[source], reference) for source, reference in corpus.pairs if source in targets]
    hypotheses, references = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    scores = score_texts(hypotheses, references, (CHRF, BLEU, TER))
    return SetScore(corpus.lang, len(corpus.pairs), len(pairs), scores, sign(corpus, scored=len(pairs)))
