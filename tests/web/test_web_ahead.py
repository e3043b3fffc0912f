"""What the desk finds out before somebody asks, and says as quickly as it can, is what it would say anyway."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import AT, make_project, make_unit
from desk import CONFIGURATION, SLUG, WIRE
from jinja2 import Environment
from markupsafe import Markup

from loc.flow.desk import DeskProject, DeskStory, DeskUnit, open_story
from loc.flow.project import open_project
from loc.memory import PairMatch
from loc.model import Part, State
from loc.web import unit_view
from loc.web.render import FOLDER, _templates, compile_ahead
from loc.web.unit_view import Place, view_ahead, view_unit
from loc.web.words import LANGUAGES, words_of


def test_all_templates_are_compiled_for_every_language() -> None:
    """None is left for the first who asks."""
    compile_ahead()
    names = {path.name for path in (FOLDER / "templates").glob("*.html")}
    for language in LANGUAGES:
        cache = _templates(language).cache
        assert cache is not None
        assert {name for _, name in cache.keys()} == names  # noqa: SIM118 - jinja2's own kind of dict


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "text",
    [
        '{{ _("Accept") }}',
        '{{ _("a <b> & c") }}',
        '{{ _("Changed meanwhile, by %(name)s. Nothing is lost: both texts stand here.", name="<i>Дана</i> & Co") }}',
        '{{ _("%(name)s", name="<i>" | safe) }}',
        '{{ _("100 %%") }}',
        '{{ _("%%(name)s, %(name)s", name="100 %") }}',
        '{% set word = _("Accept") %}{{ word | upper }} {{ word ~ "<" }}',
    ],
)
def test_texts_are_said_as_by_jinja(language: str, text: str) -> None:
    """Translated, with variables escaped as values and markup of ours left as it is."""
    own = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    words = words_of(language)
    own.install_gettext_callables(words.gettext, words.ngettext, newstyle=True)  # type: ignore[attr-defined]
    assert _templates(language).from_string(text).render() == own.from_string(text).render()


def test_a_view_made_ahead_is_the_view(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the comparison of its match is not made again."""
    desk = DeskProject(open_project(make_project(tmp_path / "project", {f"{SLUG}.txt": WIRE}, CONFIGURATION)))
    story = open_story(desk, SLUG, "kk")
    match = PairMatch(
        source="It makes 24 turbines.",
        target="Ол 24 турбина шығарады.",
        score=0.9,
        origin="2026-11-22-plant",
        query="It makes 25 turbines.",
        context="text",
        made_at=AT,
        reviewer="Dana Omarova",
        state=State.REVIEWED,
    )
    row = DeskUnit(make_unit(match.query, "Ол 25 турбина шығарады."), Part.BODY, 0, "", matches=(match,))
    view_ahead("en", DeskStory(SLUG, "kk", story.article, (row,), story.status))
    monkeypatch.setattr(unit_view, "compare_wording", None)
    view = view_unit(row, Place(SLUG, "kk", "en"))
    assert [piece.new.strip() for piece in view.matches[0].pieces if piece.is_changed] == ["25"]
    assert 'data-pair="1"' in view.source
    assert isinstance(view.source, Markup)
