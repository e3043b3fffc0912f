"""Masks on their way through a chain, over real HTTP."""

from __future__ import annotations

import pytest
from loopback import Loopback, Question, Reply, answer, failing

from loc.draft.protect import MaskedEngine
from loc.draft.registry import load
from loc.draft.schedule import Chain
from loc.model import Draft

pytestmark = pytest.mark.usefixtures("short_pauses")

HANDLE, PLAIN = "Write to @akorda today.", "Talks go on."
# By the words around the mask.
TARGETS = {
    "The ministry told": "Министерство сообщило {}, что {}новая школа{} откроется в Алматы в мае.",
    "Write to": "Напишите на {} сегодня.",
    "Talks go": "Переговоры идут.",
}


def _speak(question: Question) -> Reply:
    """Keeps brackets and nothing else."""
    target = next(target for words, target in TARGETS.items() if question.text.startswith(words))
    masks = ["⟦1⟧", "⟦2⟧", "⟦3⟧"] if "⟦" in question.text else ["нечто"] * 3
    return answer(question, target.format(*masks))


@pytest.mark.parametrize("name", ["google", "mymemory"])
def test_a_chain_drafts_through_masks(server: Loopback, name: str) -> None:
    """Over real HTTP: the service is probed, sees the mask, and the draft has the handle and says it was masked."""
    server.behaviour = _speak
    chain = Chain([MaskedEngine(load(name, {"url": server.url, "connections": "1"}))])
    drafts = dict(chain.draft_texts([HANDLE, PLAIN], "en", "ru"))
    chain.close()
    assert drafts[HANDLE] == Draft("Напишите на @akorda сегодня.", f"{name} deep-translator/1.11.4, 1 mask")
    assert "Write to ⟦1⟧ today." in [question.text for question in server.questions]
    assert all("akorda" not in question.text for question in server.questions)


def test_a_chain_learns_of_a_dead_service(server: Loopback) -> None:
    """A probe that fails counts like any other request that does."""
    server.behaviour = failing(403)
    chain = Chain([MaskedEngine(load("google", {"url": server.url}))])
    drafts = dict(chain.draft_texts([HANDLE], "en", "ru"))
    chain.close()
    assert not isinstance(drafts[HANDLE], Draft)
    assert "403" in chain.report()[0].stopped
