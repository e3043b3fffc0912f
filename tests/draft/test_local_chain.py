"""Local models through the chain: noise stays out of the catalogs, good sentences come in."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("ctranslate2", reason="the extra `local` is not installed")
pytest.importorskip("sentencepiece", reason="the extra `local` is not installed")

from draft.tiny_models import FORMS, IN_KAZAKH, SOURCES, write_noise, write_phrase_book

from loc.draft.registry import load
from loc.draft.schedule import Chain, Failure
from loc.model import Draft


@pytest.mark.parametrize("family", FORMS)
def test_noise_never_becomes_a_draft(tmp_path: Path, family: str) -> None:
    """What an untrained model says is refused by engine or gate, each text with its reason."""
    chain = Chain([load("ctranslate2", {"model": str(write_noise(tmp_path / family, family))})], patience_seconds=60)
    for lang in ("kk", "ru"):
        results = dict(chain.draft_texts(SOURCES, "en", lang))
        assert set(results) == set(SOURCES)
        assert all(isinstance(result, Failure) and result.summary for result in results.values())
    chain.close()


def test_good_drafts_pass_the_chain(tmp_path: Path) -> None:
    """The phrase book's sentences are drafts, whose author says which model wrote them."""
    chain = Chain(
        [load("ctranslate2", {"model": str(write_phrase_book(tmp_path / "nllb", "nllb"))})], patience_seconds=60
    )
    results = dict(chain.draft_texts(SOURCES, "en", "kk", confidential=True))
    drafts = [results[source] for source in SOURCES]
    assert [draft.target for draft in drafts if isinstance(draft, Draft)] == list(IN_KAZAKH)
    assert all(isinstance(draft, Draft) and draft.author.startswith("ctranslate2 nllb+") for draft in drafts)
    chain.close()
