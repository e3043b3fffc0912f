"""The checks there are. A new one is a file, a line here, a row and a page in the manual, and its cases."""

from __future__ import annotations

from loc.check.protocol import Check, StoryCheck
from loc.registry import Registry, Row

CHECKS: Registry[Check] = Registry(
    "check",
    "loc.checks",
    {
        "empty": Row("there is no target", "loc.check.empty"),
        "unsigned": Row("a target without the fuzzy mark that nobody signed", "loc.check.unsigned"),
        "numbers": Row("a figure is missing, changed or extra, told by its value", "loc.check.numbers"),
        "completeness": Row("a part is missing or added, or it is another sentence", "loc.check.completeness"),
        "negation": Row("the source denies, the target does not", "loc.check.negation"),
        "attribution": Row("a quotation lost its speaker", "loc.check.attribution"),
        "unchanged": Row("the target is the source", "loc.check.unchanged"),
        "script": Row("another script or language; letters that look Cyrillic; digits in words", "loc.check.script"),
        "passage": Row("a clause left in another language or script", "loc.check.passage"),
        "kazakh-letters": Row(
            "Kazakh typed without its own letters, as on a Russian keyboard", "loc.check.kazakh_letters"
        ),
        "encoding": Row("text read in a wrong encoding; letters in two pieces", "loc.check.encoding"),
        "control": Row("control, bidirectional and other invisible characters", "loc.check.control"),
        "names": Row("a name is missing or misspelt", "loc.check.names"),
        "terms": Row("a term of the glossary is missing, of another time, or forbidden", "loc.check.terms"),
        "markup": Row("a tag of a link or of bold print lost, added or left open", "loc.check.markup"),
        "quotes": Row("quotes and brackets in pairs, quotes kept, «» for straight ones", "loc.check.quotes"),
        "end-punctuation": Row("the sentence ends otherwise than its source", "loc.check.end_punctuation"),
        "headline": Row("a headline is too long, on several lines, or ends in a full stop", "loc.check.headline"),
        "dateline": Row("a dateline lost its city, agency or capitals, or holds a sentence", "loc.check.dateline"),
        "typography": Row("dashes, %, №, initials, no-break spaces as the language sets them", "loc.check.typography"),
        "spacing": Row("double spaces, spaces at the ends, before or missing after a mark", "loc.check.spacing"),
        "repeated-word": Row("a word stands twice in a row", "loc.check.repeated_word"),
    },
)

STORY_CHECKS: Registry[StoryCheck] = Registry(
    "story check",
    "loc.story_checks",
    {
        "consistency": Row(
            "a name, office, term or figure is told otherwise elsewhere in the story", "loc.check.story.consistency"
        ),
        "repeated-quote": Row("the same quotation is given again in other words", "loc.check.story.repeated_quote"),
        "paragraphs": Row("two units with different sources have the same target", "loc.check.story.paragraphs"),
        "quote-original": Row(
            "words spoken in Kazakh or Russian come back through English, until confirmed", "loc.check.quote_original"
        ),
        "languages": Row("the story's other language says another figure, person or quotation", "loc.check.languages"),
        "catalogs": Row("the same sentence was reviewed otherwise in another story", "loc.check.catalogs"),
    },
)
