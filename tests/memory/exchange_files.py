"""Files of other programs for the tests of what reads them."""

from __future__ import annotations

from pathlib import Path

from loc.memory import Pair
from loc.memory.exchange import Problem, read_pairs


def read_file(path: Path, lang: str = "kk") -> tuple[list[Pair], list[Problem]]:
    problems: list[Problem] = []
    return list(read_pairs(path, "en", lang, problems.append)), problems


def read_content(folder: Path, name: str, content: str | bytes, lang: str = "kk") -> tuple[list[Pair], list[str]]:
    """The pairs, and the problems as LINE: message."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    pairs, problems = read_file(path, lang)
    return pairs, [f"{problem.place.removeprefix(f'{path}:')}: {problem.message}" for problem in problems]


def tmx_of(*units: str, head: str = "", version: str = "1.4") -> str:
    """Units from line 3 on, one a line."""
    body = "\n".join(units)
    return f'{head}<tmx version="{version}">\n<header srclang="en"/><body>\n{body}\n</body></tmx>\n'


def tu_of(source: str, target: str, within: str = "", review: str = "") -> str:
    return (
        f'<tu>{within}<tuv xml:lang="en"><seg>{source}</seg></tuv>'
        f'<tuv xml:lang="kk"{review}><seg>{target}</seg></tuv></tu>'
    )


def xliff_1_of(*units: str, attributes: str = 'source-language="en" target-language="kk"') -> str:
    """Units from line 3 on, one a line."""
    body = "\n".join(units)
    return (
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">\n'
        f'<file original="talks.docx" datatype="plaintext" {attributes}><body>\n{body}\n</body></file></xliff>\n'
    )


def xliff_2_of(*units: str, version: str = "2.0", langs: str = 'srcLang="en" trgLang="kk"') -> str:
    """Units from line 3 on, one a line."""
    body = "\n".join(units)
    return (
        f'<xliff version="{version}" xmlns="urn:oasis:names:tc:xliff:document:{version}" {langs}>\n'
        f'<file id="f" original="talks.docx">\n{body}\n</file></xliff>\n'
    )
