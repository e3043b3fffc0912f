"""Translator v3 as deep-translator asks it: `text` for `Text`, which the service takes too."""

from __future__ import annotations

from dataclasses import replace

from loopback import Reply
from services.azure_server import AZURE
from services.exchange import Exchange, LoopbackService
from services.posting import Request


def read(request: Request) -> Exchange | Reply:
    return AZURE.read(replace(request, body=request.body.replace(b'"text":', b'"Text":')))


MICROSOFT = LoopbackService(AZURE.settings, read, AZURE.fail, AZURE.secret)
