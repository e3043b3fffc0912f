"""The review desk in a terminal, over the same stories, decisions and keys as the one in a browser.

session.py   one person's sitting with one story: where they are, what they typed, what was refused. Knows no screen.
keys.py      the keys, by their place on the keyboard
content.py   rows, findings, matches and corrections as text with its marks
fields.py    the list of sentences and the field for the target
dialogs.py   help, concordance and the question for a reason, over the story
app.py       the screen, and run_review; desk.tcss is its layout
"""

from __future__ import annotations
