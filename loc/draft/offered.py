"""The languages of services that do not change them by the day, in the services' own codes."""

from __future__ import annotations

# https://developers.deepl.com/docs/getting-started/supported-languages
_DEEPL = """
    ar bg cs da de el en es et fi fr he hu id it ja ko lt lv nb nl pl pt ro ru sk sl sv th tr uk vi zh
"""
# There too: wanted with `enable_beta_languages`, without formality and glossary, and not in the answer of /languages.
DEEPL_BETA = frozenset({"kk"})

# https://cloud.google.com/translate/docs/languages
_GOOGLE_CLOUD = """
    af ak am ar as ay az be bg bho bm bn bs ca ceb ckb co cs cy da de doi dv ee el en eo es et eu fa fi fil fr fy ga
    gd gl gn gom gu ha haw he hi hmn hr ht hu hy id ig ilo is it ja jv ka kk km kn ko kri ku ky la lb lg ln lo lt lus
    lv mai mg mi mk ml mn mr ms mt my ne nl no nso ny om or pa pl ps pt qu ro ru rw sa sd si sk sl sm sn so sq sr st su
    sv sw ta te tg th ti tk tl tr ts tt ug uk ur uz vi xh yi yo zh-CN zh-TW zu
"""

# https://learn.microsoft.com/azure/ai-services/translator/language-support
_AZURE = """
    af am ar as az ba bg bn bo bs ca cs cy da de dv el en es et eu fa fi fil fj fo fr ga gl gu he hi hr ht hu hy id
    is it iu ja ka kk km kn ko ku ky lo lt lv lzh mg mi mk ml mr ms mt my nb ne nl or pa pl prs ps pt ro ru sk sl sm
    so sq sv sw ta te th ti tk to tr tt ty ug uk ur uz vi yue zh-Hans zh-Hant zu
"""

DEEPL = frozenset(_DEEPL.split())
GOOGLE_CLOUD = frozenset(_GOOGLE_CLOUD.split())
AZURE = frozenset(_AZURE.split())
