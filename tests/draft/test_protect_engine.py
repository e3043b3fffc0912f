"""An engine behind masks: which form it keeps, and what becomes of those it loses."""

from __future__ import annotations

import json
import pickle
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import overload

import pytest

from loc.draft.protect import FORMS, Form, KnownForms, MaskedEngine, find_form
from loc.draft.protect.known import FILE_NAME, KEPT_FOR, Known
from loc.draft.protect.probe import PROBES
from loc.draft.protocol import Engine, Hint
from loc.errors import EngineError, EngineRefused, EngineRejected, EngineUnavailable

# The Russian of what an engine is told, word by word, so that masks stay where they are.
_PAIRS = """
The= the= ministry=Министерство told=сообщило that=что new=новая school=школа will=вскоре open=откроется in=в
Almaty=Алматы May.=мае. Write=Напишите to=на today.=сегодня. Talks=Переговоры go=идут on.=сейчас. See=Смотрите for=ради
details.=подробностей. and=и Visit=Посетите
"""
WORDS = dict(pair.split("=") for pair in _PAIRS.split())
HANDLE, PLAIN = "Write to @akorda today.", "Talks go on."


def word_by_word(text: str) -> str:
    for before, after in ((">", "> "), ("</", " </")):
        text = text.replace(before, after) if "<b>" in text else text
    return " ".join(filter(None, (WORDS.get(word, word) for word in text.split())))


Answer = Callable[[str], str]


@dataclass
class WordEngine:
    """Answers in lists with `spoil` of the right translation; `calls` are the batches it was given."""

    spoil: Answer = str
    max_batch: int = 10
    name: str = "words"
    version: str = "1"
    max_chars: int = 1_000
    connections: int = 1
    timeout_seconds: float = 5.0
    leaves_machine: bool = False
    plain_http: bool = False
    advice: str = "ask the author"
    errors: dict[int, EngineError] = field(default_factory=dict)
    calls: list[tuple[str, ...]] = field(default_factory=list)
    hints: list[Sequence[Hint]] = field(default_factory=list)

    def supports(self, source_lang: str, target_lang: str) -> bool:
        return (source_lang, target_lang) == ("en", "ru")

    def translate(
        self,
        texts: Sequence[str],
        source_lang: str,  # noqa: ARG002
        target_lang: str,  # noqa: ARG002
        hints: Sequence[Hint] = (),
    ) -> tuple[str, ...]:
        self.calls.append(tuple(texts))
        self.hints.append(hints)
        if error := self.errors.get(len(self.calls)):
            raise error
        return tuple(self.spoil(word_by_word(text)) for text in texts)

    def close(self) -> None:
        """Holds nothing."""


class LateHints(Sequence[Hint]):
    """Counts how many were looked at."""

    def __init__(self, hints: Sequence[Hint]) -> None:
        self.hints = hints
        self.looked_at = 0

    def __len__(self) -> int:
        return len(self.hints)

    @overload
    def __getitem__(self, index: int) -> Hint: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Hint]: ...
    def __getitem__(self, index: int | slice) -> Hint | Sequence[Hint]:
        self.looked_at += 1
        return self.hints[index]


def keeping(*names: str) -> Answer:
    """Loses every mask but those of these forms."""

    def spoil(target: str) -> str:
        for form in FORMS:
            if form.name not in names:
                target = form.masks().sub("нечто", target)
        return target

    return spoil


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
@pytest.mark.parametrize("max_batch", [1, 10])
def test_the_form_that_survives_is_found(form: Form, max_batch: int) -> None:
    """Whichever single form an engine keeps is the one; an engine of lists is asked once for all."""
    engine = WordEngine(keeping(form.name), max_batch)
    assert find_form(engine, "en", "ru") == form
    assert len(engine.calls) == (1 if max_batch > 1 else FORMS.index(form) + 1)


def test_an_engine_that_keeps_none_has_no_form() -> None:
    """Where all are lost, swallowed in an echo, or the languages are not its own, there is none."""
    assert find_form(WordEngine(keeping()), "en", "ru") is None
    assert find_form(WordEngine(lambda _: PROBES["en"]), "en", "ru") is None
    assert find_form(WordEngine(), "en", "kk") is None
    assert find_form(WordEngine(), "de", "ru") is None


def test_a_form_that_is_rejected_is_no_form() -> None:
    """An engine may reject what it takes for markup: the next form is tried."""
    engine = WordEngine(max_batch=1, errors={1: EngineRejected("no markup here")})
    assert find_form(engine, "en", "ru") == FORMS[1]


def test_texts_go_masked_and_come_back_whole() -> None:
    """The engine sees the mask, the caller the handle; a text without one goes as it is."""
    engine = WordEngine(keeping("bracket"))
    masked = MaskedEngine(engine)
    assert masked.translate([HANDLE, PLAIN], "en", "ru") == (
        "Напишите на @akorda сегодня.",
        "Переговоры идут сейчас.",
    )
    assert engine.calls[1:] == [("Write to ⟦1⟧ today.", PLAIN)]
    assert (masked.masks_in(HANDLE, "ru"), masked.masks_in(PLAIN, "ru")) == (1, 0)
    assert (masked.counts.kept, masked.counts.lost) == (1, 0)


def test_nothing_to_mask_costs_no_probe() -> None:
    """Texts without a token make one request, as they would without masks."""
    engine = WordEngine()
    assert MaskedEngine(engine).translate([PLAIN], "en", "ru") == ("Переговоры идут сейчас.",)
    assert engine.calls == [(PLAIN,)]


def test_an_engine_without_a_form_is_asked_plainly() -> None:
    """It is probed once, and after that sees every text as it is."""
    engine = WordEngine(keeping())
    masked = MaskedEngine(engine)
    for _ in range(2):
        assert masked.translate([HANDLE], "en", "ru") == ("Напишите на @akorda сегодня.",)
    assert engine.calls[1:] == [(HANDLE,), (HANDLE,)]
    assert masked.counts.lost == 0


def _lose_in_second_place(target: str) -> str:
    return target.replace("⟦1⟧", "туда") if "Смотрите" in target else keeping("bracket")(target)


def test_what_lost_a_mask_is_asked_again_without() -> None:
    """All such texts of a call go in one more request, and the others are kept."""
    engine = WordEngine(_lose_in_second_place)
    masked = MaskedEngine(engine)
    texts = [HANDLE, "See @akorda for details.", PLAIN]
    assert masked.translate(texts, "en", "ru") == (
        "Напишите на @akorda сегодня.",
        "Смотрите @akorda ради подробностей.",
        "Переговоры идут сейчас.",
    )
    assert engine.calls[2:] == [(texts[1],)]
    assert (masked.masks_in(texts[1], "ru"), masked.counts.lost) == (0, 1)


def test_what_the_gate_would_refuse_is_asked_again_without() -> None:
    """Masks kept in a draft that is none do not save it."""

    def shy(target: str) -> str:
        return "⟦1⟧ — … ?" if "сегодня" in target and "⟦1⟧" in target else keeping("bracket")(target)

    assert MaskedEngine(WordEngine(shy)).translate([HANDLE], "en", "ru") == ("Напишите на @akorda сегодня.",)


def test_a_failure_of_the_second_request_spares_the_first() -> None:
    """The drafts there are come out; the text that lost its mask has none, and an error only if all have none."""
    engine = WordEngine(_lose_in_second_place, errors={3: EngineRefused("quota")})
    texts = [HANDLE, "See @akorda for details."]
    assert MaskedEngine(engine).translate(texts, "en", "ru") == ("Напишите на @akorda сегодня.", "")
    engine = WordEngine(_lose_in_second_place, errors={3: EngineRefused("quota")})
    with pytest.raises(EngineRefused):
        MaskedEngine(engine).translate(texts[1:], "en", "ru")


def test_a_masked_request_that_is_rejected_is_asked_plainly() -> None:
    """An engine may choke on masks alone."""
    engine = WordEngine(errors={2: EngineRejected("a tag without end")})
    assert MaskedEngine(engine).translate([HANDLE], "en", "ru") == ("Напишите на @akorda сегодня.",)
    assert engine.calls[-1] == (HANDLE,)


def test_a_list_one_short_belongs_to_nobody() -> None:
    """Answers that cannot be paired are asked again, and stay empty where that fails too."""

    class Forgetful(WordEngine):
        def translate(
            self, texts: Sequence[str], source_lang: str, target_lang: str, hints: Sequence[Hint] = ()
        ) -> tuple[str, ...]:
            targets = super().translate(texts, source_lang, target_lang, hints)
            return targets if len(texts) == len(FORMS) else targets[1:]

    assert MaskedEngine(Forgetful()).translate([HANDLE, PLAIN], "en", "ru") == ("", "")


def test_nothing_but_tokens_is_asked_of_nobody() -> None:
    """An address alone has nothing to translate."""
    engine = WordEngine()
    assert MaskedEngine(engine).translate(["https://example.org", PLAIN], "en", "ru")[0] == "https://example.org"
    assert engine.calls[1:] == [(PLAIN,)]


def test_terms_of_the_desk_are_kept() -> None:
    """Do-not-translate terms of the target language are masked."""
    engine = WordEngine(keeping("brace"))
    masked = MaskedEngine(engine, lambda lang: ["Halyk", "Kaspi"] if lang == "ru" else [])
    assert masked.translate(["Visit Kaspi and Halyk today."], "en", "ru") == ("Посетите Kaspi и Halyk сегодня.",)
    assert engine.calls[1:] == [("Visit {{1}} and {{2}} today.",)]


def test_each_text_keeps_its_hint() -> None:
    """Whatever is left out or asked again, a hint stays with its text, and none is looked at before the engine does."""
    texts = ["@akorda", HANDLE, "See @akorda for details.", PLAIN]
    hints = LateHints([Hint(paragraph=text) for text in texts])
    engine = WordEngine(_lose_in_second_place)
    MaskedEngine(engine).translate(texts, "en", "ru", hints)
    assert hints.looked_at == 0
    assert [[hint.paragraph for hint in batch] for batch in engine.hints] == [[], texts[1:], [texts[2]]]
    masked, again = engine.hints[1:]
    assert [hint.paragraph for hint in masked[1:]] == texts[2:]
    assert pickle.loads(pickle.dumps(again)) == (hints[2],)  # noqa: S301 - our own bytes


def test_masks_never_make_a_text_too_long() -> None:
    """A text that would outgrow the engine with its masks goes as it is."""
    engine = WordEngine(keeping("tag"), max_chars=len(HANDLE))
    assert MaskedEngine(engine).translate([HANDLE], "en", "ru") == ("Напишите на @akorda сегодня.",)
    assert engine.calls[1:] == [(HANDLE,)]


def test_an_engine_that_is_down_is_probed_anew() -> None:
    """An error of the probe is the engine's own, and no answer to keep."""
    engine = WordEngine(errors={1: EngineUnavailable("down")})
    masked = MaskedEngine(engine)
    with pytest.raises(EngineUnavailable):
        masked.translate([HANDLE], "en", "ru")
    assert masked.translate([HANDLE], "en", "ru") == ("Напишите на @akorda сегодня.",)


def test_the_answer_of_a_probe_outlives_the_run(tmp_path: Path) -> None:
    """The next run asks no more, in the form that was found; another version or language is another engine."""
    for form in ("word", ""):
        first = WordEngine(keeping(form), version=f"1 {form}")
        MaskedEngine(first, known=KnownForms(tmp_path)).translate([HANDLE], "en", "ru")
        second = WordEngine(keeping(form), version=f"1 {form}")
        assert MaskedEngine(second, known=KnownForms(tmp_path)).translate([HANDLE], "en", "ru") == (
            "Напишите на @akorda сегодня.",
        )
        assert second.calls == [("Write to ZX1Z today." if form else HANDLE,)]
    assert KnownForms(tmp_path).find("words 2 en ru") is None


@pytest.mark.parametrize(
    "content", ["", "[]", "{", '{"e": 1}', '{"e": ["word"]}', '{"e": ["runes", "2099-01-01T00:00:00+00:00"]}', "\0"]
)
def test_a_broken_memory_of_forms_is_none(tmp_path: Path, content: str) -> None:
    """It costs a probe and is written anew."""
    (tmp_path / FILE_NAME).write_text(content, encoding="utf-8")
    known = KnownForms(tmp_path)
    assert known.find("e") is None
    known.keep("e", FORMS[0])
    assert known.find("e") == Known(FORMS[0])


def test_an_old_answer_is_asked_for_again(tmp_path: Path) -> None:
    """Services change their models: a month later, and with a clock that jumped, nothing is known."""
    for at in (datetime.now(UTC) - KEPT_FOR, datetime.now(UTC) + timedelta(days=1)):
        (tmp_path / FILE_NAME).write_text(json.dumps({"e": ["word", at.isoformat()]}), encoding="utf-8")
        assert KnownForms(tmp_path).find("e") is None


def test_threads_share_one_probe() -> None:
    """Threads that ask at once wait for one answer about masks."""
    engine = WordEngine()
    masked = MaskedEngine(engine)
    threads = [threading.Thread(target=masked.translate, args=([HANDLE], "en", "ru")) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(len(call) == len(FORMS) for call in engine.calls) == 1
    assert len(engine.calls) == 5


def test_it_is_the_engine_it_wraps() -> None:
    """All that the chain asks of an engine is the wrapped one's; a call may take four of its time-outs."""
    wrapped = WordEngine()
    masked: Engine = MaskedEngine(wrapped)
    names = ["name", "version", "max_chars", "max_batch", "connections", "leaves_machine", "plain_http", "advice"]
    assert [getattr(masked, name) for name in names] == [getattr(wrapped, name) for name in names]
    assert masked.timeout_seconds == 4 * wrapped.timeout_seconds
    assert masked.supports("en", "ru")
    assert not masked.supports("en", "kk")
