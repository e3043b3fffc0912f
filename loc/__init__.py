"""English wire copy in, reviewed Kazakh and Russian copy out.

    sources/*.txt ──ingest──▶ Article ──segment──▶ Segments ──catalog──▶ locales/<lang>/<slug>.po
                                                                 │   ▲  ▲
                                        memory, glossary ──▶ draft ┘  │  │
                                                             review ──┘  │
                                                             check ─ findings
                                                 export ◀── reviewed units ──▶ text, HTML, ninjs, XLIFF …

One word a stage: the same for the package, the command, the test folder and the section of the manual.
Read `model` next (the nouns), then `flow` (how the stages meet).
"""

__version__ = "0.1.0"
