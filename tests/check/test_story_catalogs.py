"""One source, two reviewed targets."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from builders import AT, make_unit

from loc.check import catalogs
from loc.check.protocol import Setting, Story
from loc.glossary import Glossary
from loc.memory import NEVER, PairMatch
from loc.model import Mark, Provenance, Severity, State, Unit, UnitKey

SOURCE = "The Majilis passed the bill in the second reading."
TARGET = "Мәжіліс заң жобасын екінші оқылымда қабылдады."
OTHER = "Мәжілісмендер заң жобасын екінші оқылымда мақұлдады."
LATER = AT + timedelta(days=1)


def match(
    target: str = OTHER, made_at: datetime = LATER, context: str = "text", origin: str = "2026-11-24-bill"
) -> PairMatch:
    return PairMatch(SOURCE, target, 1.0, origin, SOURCE, context, made_at, "Aset Omarov", State.REVIEWED)


def find(unit: Unit, *matches: PairMatch) -> list[str]:
    asked: list[UnitKey] = []

    def find_elsewhere(key: UnitKey) -> tuple[PairMatch, ...]:
        asked.append(key)
        return matches

    story = Story([unit], find_elsewhere=find_elsewhere)
    found = list(catalogs.find(story, Setting("kk", Glossary((), "kk"))))
    assert set(asked) <= {unit.key}
    assert all(each is unit for each, _ in found)
    return [flaw.message for _, flaw in found]


def test_the_later_text_of_another_story_is_told() -> None:
    """With story, day, reviewer and the text itself."""
    assert find(make_unit(SOURCE, TARGET, State.REVIEWED), match()) == [
        f"expected «{OTHER}» as in 2026-11-24-bill, reviewed 2026-11-24 by Aset Omarov, got another text"
    ]
    assert catalogs.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("unit", "matches"),
    [
        pytest.param(make_unit(SOURCE, TARGET), (match(),), id="a draft is nobody's decision"),
        pytest.param(make_unit(SOURCE, TARGET, State.REVIEWED), (), id="no other story"),
        pytest.param(make_unit(SOURCE, TARGET, State.REVIEWED), (match(TARGET),), id="the same text"),
        pytest.param(make_unit(SOURCE, TARGET, State.REVIEWED), (match(TARGET.replace(" ", "  ")),), id="spaces"),
        pytest.param(
            make_unit(SOURCE, TARGET, State.APPROVED), (match(made_at=AT - timedelta(days=1)),), id="ours is newer"
        ),
        pytest.param(make_unit(SOURCE, TARGET, State.REVIEWED), (match(TARGET), match()), id="an older third text"),
        pytest.param(make_unit(SOURCE, TARGET, State.REVIEWED), (match(context=""),), id="a memory of others"),
        pytest.param(make_unit("ASTANA. KAZINFORM", "АСТАНА. ҚазАқпарат", State.REVIEWED), (match(),), id="too short"),
        pytest.param(
            make_unit(SOURCE, TARGET, State.REVIEWED, context="dateline"),
            (match(context="dateline"),),
            id="a dateline",
        ),
    ],
)
def test_what_is_no_contradiction_is_silent(unit: Unit, matches: tuple[PairMatch, ...]) -> None:
    """Only a newer decision on the same sentence counts."""
    assert find(unit, *matches) == []


def test_two_decisions_of_one_second_are_both_told() -> None:
    """Neither is the newer one."""
    assert len(find(make_unit(SOURCE, TARGET, State.REVIEWED), match(made_at=AT))) == 1


def test_a_mark_of_an_older_text_does_not_date_the_new_one() -> None:
    """Reviewed by the file's header, with a mark that no longer fits: any dated review may be newer."""
    stale = Provenance.of(Mark.REVIEWED, SOURCE, "Ескі мәтін.", "Aset Omarov", LATER + timedelta(days=1))
    unit = replace(make_unit(SOURCE, TARGET, State.REVIEWED), provenance=(stale,))
    assert len(find(unit, match())) == 1


def test_an_unknown_day_and_reviewer_are_left_out() -> None:
    """Nobody signed it with a mark."""
    unit = replace(make_unit(SOURCE, TARGET, State.REVIEWED), provenance=())
    (message,) = find(unit, replace(match(made_at=NEVER), reviewer=""))
    assert message == f"expected «{OTHER}» as in 2026-11-24-bill, reviewed, got another text"


def test_never_is_older_than_any_mark() -> None:
    """An undated pair of another story does not speak against a dated review."""
    assert find(make_unit(SOURCE, TARGET, State.REVIEWED), match(made_at=datetime.min.replace(tzinfo=UTC))) == []
