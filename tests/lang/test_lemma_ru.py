"""Russian phrases in the nominative."""

from __future__ import annotations

import pytest

from loc.lang.forms.lemma_ru import nominative_phrase

CASES = [
    (["Лиги чемпионов", "Лига чемпионов"], "Лига чемпионов"),
    (["министра иностранных дел"], "министр иностранных дел"),
    (["Объединённых Арабских Эмиратов"], "Объединённые Арабские Эмираты"),
    (["уголовного дела", "уголовное дело"], "уголовное дело"),
    (["ключевой ставкой"], "ключевая ставка"),
    (["социальные сети", "социальная сеть"], "социальные сети"),
    (["Гутерриша", "Гутерриш"], "Гутерриш"),
    (["МИД"], "МИД"),
    (["Reuters"], "Reuters"),
]


@pytest.mark.parametrize(("forms", "expected"), CASES)
def test_nominative(forms: list[str], expected: str) -> None:
    """The nominative is chosen where it is there, and made where it is not; the genitive behind it stays."""
    assert nominative_phrase(forms) == expected
