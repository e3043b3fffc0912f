"""Empty units -> Drafts: engines behind one protocol, a gate before the file, a schedule over the chain.

registry   the engines by name, each made as `protocol` says
deep       google and mymemory through deep-translator; `answers` says what their pages must hold
pseudo     lengthened text for layouts
transport  HTTP with an end to every call; `address`, `settings` and `failures` beside it
schedule   texts through the chain of engines; `standing` tells how each fares in a run
workers    threads that can be given up
gate       what no draft may be, with `notices`, `loops` and `tokens`
dateline   the house's own, without an engine
"""
