"""The engines there are. A new one is a file, a line here, a row in the manual and its cases."""

from __future__ import annotations

from collections.abc import Mapping

from loc.draft.budget import LIMIT_SETTINGS
from loc.draft.protocol import Engine, EngineFactory
from loc.registry import Registry, Row

ENGINES: Registry[EngineFactory] = Registry(
    "engine",
    "loc.engines",
    {
        "google": Row("Google's keyless web page; text leaves the house, over https", "loc.draft.deep.google:make"),
        "mymemory": Row(
            "MyMemory's free service; text leaves the house, over plain http", "loc.draft.deep.mymemory:make"
        ),
        "libretranslate": Row(
            "a LibreTranslate server; text leaves the machine, unless the server is there",
            "loc.draft.libretranslate:make",
        ),
        "deepl": Row("DeepL; text leaves the house, over https", "loc.draft.deepl:make"),
        "google-cloud": Row(
            "Google's Cloud Translation; text leaves the house, over https", "loc.draft.google_cloud:make"
        ),
        "azure": Row("Azure AI Translator; text leaves the house, over https", "loc.draft.azure:make"),
        "microsoft": Row(
            "Azure's service one text a request; text leaves the house, over https", "loc.draft.deep.microsoft:make"
        ),
        "yandex": Row("Yandex Cloud's Translate; text leaves the house, over https", "loc.draft.yandex:make"),
        "openai": Row(
            "a chat model of OpenAI, or of a server at `url`; text leaves the house, unless that is here",
            "loc.draft.openai:make",
        ),
        "ctranslate2": Row(
            "Tilmash, NLLB, MADLAD-400 or OPUS-MT on this machine; nothing leaves", "loc.draft.local.engine:make"
        ),
        "pseudo": Row(
            "lengthened text in Cyrillic letters to try layouts with; nothing leaves", "loc.draft.pseudo:make"
        ),
    },
)


def load(name: str, settings: Mapping[str, str]) -> Engine:
    """Without the settings of `budget`, which are the chain's business.

    Raises ConfigError for an unknown name, a package that does not load, or a wrong setting.
    """
    own = {key: value for key, value in settings.items() if key not in LIMIT_SETTINGS}
    return ENGINES.load(name)(own)
