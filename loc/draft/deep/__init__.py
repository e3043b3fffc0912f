"""Engines through deep-translator 1.11.4, and the wall around it: nothing else imports it.

wall       one engine for all its services: HTTP with an end, errors of ours, nothing that is no translation
google     Google's keyless page, where several texts may go into one request: `packing` proves who is whose
mymemory   MyMemory's free service
microsoft  Microsoft Translator, one text a request; `azure` asks the same service with lists

Its other services are of no use here, by its own source: `yandex` speaks a version that is closed, `papago` one that
was switched off; `chatgpt` wants an openai package before 1.0; `deepl` sends key and text in the address, which DeepL
no longer takes; `libre` has no Kazakh and wants a key for one's own server; `baidu` has no Kazakh and signs with two
keys; `qcri` has neither language; `pons` and `linguee` are dictionaries of words.
"""
