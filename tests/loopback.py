"""The real services' pages and answers on the loopback address, and every way in which they fail.

`Loopback` serves Google's mobile page under /m and MyMemory's JSON under /get.
"""

from __future__ import annotations

import contextlib
import html
import json
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, urlsplit

from serving import OwnedServer, Served

# source: kk, ru
PAIRS = {
    "The president arrived in Dushanbe on Tuesday.": (
        "Президент сейсенбі күні Душанбеге келді.",
        "Президент прибыл в Душанбе во вторник.",
    ),
    "Talks will continue in Almaty next week.": (
        "Келіссөздер келесі аптада Алматыда жалғасады.",
        "Переговоры продолжатся в Алматы на следующей неделе.",
    ),
    "Exports grew by 12 percent over the year.": (
        "Бір жыл ішінде экспорт 12 пайызға өсті.",
        "За год экспорт вырос на 12 процентов.",
    ),
    "Rescuers evacuated 340 people from the flooded villages.": (
        "Құтқарушылар су басқан ауылдардан 340 адамды эвакуациялады.",
        "Спасатели эвакуировали из затопленных сёл 340 человек.",
    ),
    "The ministers signed the agreement after two days of talks.": (
        "Министрлер екі күндік келіссөзден кейін келісімге қол қойды.",
        "Министры подписали соглашение после двухдневных переговоров.",
    ),
    "Parliament will discuss the bill in November.": (
        "Парламент заң жобасын қараша айында талқылайды.",
        "Парламент обсудит законопроект в ноябре.",
    ),
}
SOURCES = tuple(PAIRS)
QUOTA_NOTICE = (
    "MYMEMORY WARNING: YOU USED ALL AVAILABLE FREE TRANSLATIONS FOR TODAY. NEXT AVAILABLE IN  07 HOURS 12 MINUTES"
)


def translate(text: str, lang: str) -> str:
    """The right answer; a sentence without one comes back in Cyrillic, so that the caller sees it was asked."""
    kk, ru = PAIRS.get(text, ("бұл сөйлем белгісіз", "это предложение неизвестно"))
    return kk if lang.startswith("kk") else ru


@dataclass(frozen=True)
class Question:
    service: str
    text: str
    lang: str
    params: dict[str, str]


@dataclass(frozen=True)
class Reply:
    """`length` is the Content-Length told, None for the true one."""

    body: bytes
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    kind: str = "text/html; charset=UTF-8"
    length: int | None = None
    wait_seconds: float = 0.0
    drip_seconds: float = 0.0


Behaviour = Callable[[Question], Reply]


def answer(question: Question, target: str) -> Reply:
    return google_page(target) if question.service == "google" else mymemory_json(target)


def google_page(target: str) -> Reply:
    page = (
        '<!DOCTYPE html><html lang="en"><head><meta charset="UTF-8"><title>Translate</title></head><body>'
        '<div class="root-container"><div class="header"><div class="logo-container"></div></div>'
        '<div class="language-container"><a href="./m?sl=en&amp;tl=kk">English</a></div>'
        f'<div class="result-container">{html.escape(target)}</div>'
        '<div class="links-container"><ul><li><a href="https://www.google.com/m">Home</a></li></ul></div>'
        "</div></body></html>"
    )
    return Reply(page.encode())


def mymemory_json(target: str | None, status: int | str = 200, **more: object) -> Reply:
    content = {
        "responseData": {"translatedText": target, "match": 0.85},
        "quotaFinished": False,
        "mtLangSupported": None,
        "responseDetails": "",
        "responseStatus": status,
        "responderId": "235",
        "exception_code": None,
        "matches": [{"id": 0, "segment": "Hello.", "translation": "Кездейсоқ сөйлем.", "quality": 70, "match": 0.5}],
    }
    return Reply(json.dumps(content | more).encode(), kind="application/json; charset=utf-8")


def right(question: Question) -> Reply:
    return answer(question, translate(question.text, question.lang))


def saying(target: str) -> Behaviour:
    return lambda question: answer(question, target)


def failing(status: int, *headers: tuple[str, str]) -> Behaviour:
    return lambda _: Reply(b"<html><body><h1>Error</h1></body></html>", status=status, headers=headers)


def once(first: Behaviour, then: Behaviour = right) -> Behaviour:
    """`first` for the first question of all, `then` for the rest."""
    left = iter([first])

    def reply(question: Question) -> Reply:
        return next(left, then)(question)

    return reply


def echo(question: Question) -> Reply:
    return answer(question, question.text)


def hang(question: Question) -> Reply:
    return Reply(right(question).body, wait_seconds=30)


def close_in_the_body(question: Question) -> Reply:
    body = right(question).body
    return Reply(body[: len(body) // 3], length=len(body))


def cut_in_the_result(question: Question) -> Reply:
    """All that Content-Length tells, and yet half a sentence."""
    reply = right(question)
    target = translate(question.text, question.lang)
    shown = target if question.service == "google" else json.dumps(target)[1:-1]
    stop = reply.body.index(shown.encode()) + len(shown.encode()) // 2
    return Reply(reply.body[:stop], kind=reply.kind)


def one_megabyte(question: Question) -> Reply:
    return answer(question, "сөз " * 150_000)


def page_of_another_kind(_: Question) -> Reply:
    return Reply(b"<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1></body></html>")


def captcha_page(_: Question) -> Reply:
    return Reply(b'<html><body><form id="captcha-form" action="index">Our systems have detected unusual traffic</form>')


def consent_redirect(question: Question) -> Reply:
    place = f"http://consent.example.invalid/ml?continue={question.text}".replace(" ", "+")
    return Reply(b"", status=302, headers=(("Location", place),))


GARBAGE: dict[str, Behaviour] = {
    "echo": echo,
    "quota notice": saying(QUOTA_NOTICE),
    "language pair notice": saying("INVALID LANGUAGE PAIR SPECIFIED. EXAMPLE: LANGPAIR=EN|IT"),
    "error page as text": saying("<html><head><title>502 Bad Gateway</title></head></html>"),
    "Arabic-script Kazakh": saying("پرەزيدەنت سەيسەنبى كۇنى دۋشانبەگە كەلدى"),
    "Latin Kazakh": saying("Prezident seisenbi kúni Dushanbege keldi."),
    "another language": saying("Le président est arrivé à Douchanbé mardi."),
    "repetition loop": saying("Президент келді, келді, келді, келді, келді, келді, келді."),
    "empty": saying(""),
    "spaces": saying("   "),
    "bidi marks": saying("Президент \u202eсейсенбі күні\u202c Душанбеге келді."),
    "1 MB": one_megabyte,
    "page of another kind": page_of_another_kind,
    "captcha page": captcha_page,
    "consent redirect": consent_redirect,
    "body closed": close_in_the_body,
    "result cut": cut_in_the_result,
    "no body": lambda _: Reply(b""),
    "JSON of another form": lambda _: Reply(b'{"error": "no"}', kind="application/json"),
    "JSON list": lambda _: Reply(b"[]", kind="application/json"),
    "bytes": lambda _: Reply(bytes(range(256))),
    "status 400": failing(400),
    "status 403": failing(403),
    "status 404": failing(404),
    "status 413": failing(413),
    "status 429": failing(429),
    "status 429, come back tomorrow": failing(429, ("Retry-After", "86400")),
    "status 500": failing(500),
    "status 503": failing(503),
    "status 204": lambda _: Reply(b"", status=204),
}


class Loopback(Served):
    """A server on 127.0.0.1; `behaviour` may be changed while it runs, `questions` tells what it was asked."""

    def __init__(self, behaviour: Behaviour = right) -> None:
        self.behaviour = behaviour
        self.questions: list[Question] = []
        self.connections = 0
        super().__init__(_Handler)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: OwnedServer

    def setup(self) -> None:
        super().setup()
        self.server.owner.connections += 1

    def do_GET(self) -> None:
        question = _read_question(self.path)
        self.server.owner.questions.append(question)
        reply = self.server.owner.behaviour(question)
        if reply.wait_seconds:
            self.server.owner.stopping.wait(reply.wait_seconds)
        with contextlib.suppress(OSError):  # the client has gone
            self._send(reply)
        self.close_connection = reply.length is not None

    def _send(self, reply: Reply) -> None:
        self.send_response(reply.status)
        for name, value in (("Content-Type", reply.kind), *reply.headers):
            self.send_header(name, value)
        if reply.status != 204:
            self.send_header("Content-Length", str(len(reply.body) if reply.length is None else reply.length))
        self.end_headers()
        size = 1 if reply.drip_seconds else max(len(reply.body), 1)
        for start in range(0, len(reply.body), size):
            self.wfile.write(reply.body[start : start + size])
            self.server.owner.stopping.wait(reply.drip_seconds)

    def log_message(self, *_: Any) -> None:  # noqa: ANN401 - its signature
        """Tests are quiet."""


def _read_question(path: str) -> Question:
    parts = urlsplit(path)
    params = {name: values[0] for name, values in parse_qs(parts.query).items()}
    if parts.path == "/m":
        return Question("google", params.get("q", ""), params.get("tl", ""), params)
    return Question("mymemory", params.get("q", ""), params.get("langpair", "|").split("|")[1], params)


def closed_port_url() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return f"http://127.0.0.1:{port}"


@contextlib.contextmanager
def black_hole() -> Iterator[str]:
    """The address of a socket whose queue is full: Linux drops the packets of whoever connects."""
    with contextlib.ExitStack() as stack:
        listener = stack.enter_context(socket.socket())
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        for _ in range(4):
            filler = stack.enter_context(socket.socket())
            filler.setblocking(False)
            with contextlib.suppress(BlockingIOError):
                filler.connect(listener.getsockname())
        time.sleep(0.05)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
