"""Empty units -> Drafts: engines behind one protocol, a gate before the file, a schedule over the chain.

registry   the engines by name, each made as `protocol` says
deep       google, mymemory and microsoft through deep-translator; `answers` says what their pages must hold
openai     chat models: `prompt` is what they are told, `chat_reply` reads what they say
pseudo     lengthened text for layouts
deepl      and azure, google_cloud, libretranslate, yandex: lists through `service`, languages in `offered`
transport  HTTP with an end to every call; `address`, `settings`, `statuses` and `failures` beside it
schedule   texts through the chain of engines: a `question` on its way (`router`) waits in the `lane` of each;
           `standing` tells how an engine fares in a run, and when it is out
drafts     accepted answers and claims on disk (`owner`), `budget` rates, quotas and counts: both SQLite (`database`)
workers    threads that can be given up
gate       what no draft may be, with `notices`, `loops` and `tokens`
protect    what must stay as it is, masked on its way through an engine; `tokens` finds it
history    what engines answered before, for reports
dateline   the house's own, without an engine
"""
