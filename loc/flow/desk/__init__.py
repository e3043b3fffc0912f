"""What the review desk shows and asks, over the same PO files as every other command; it knows no HTTP.

project.py   DeskProject: the project and what is kept between two questions. Safe for threads.
start.py     warm_up, so that the first one who comes does not wait
traffic.py   who waits goes before what the desk does by itself: ahead.py, the looks of the web's hub
listing.py   the sources as they stand, without listing ten thousand of them at every question
queue.py     open_queue: the stories that want somebody, a page at a time
story.py     open_story, show_unit: a story in reading order, each sentence with all that is known of it
decide.py    decide_unit, undo_unit: one person's word on one sentence
"""

from __future__ import annotations

from loc.config.people import Person, Role
from loc.flow.desk.decide import About, Action, Stale, can_undo, decide_unit, undo_unit
from loc.flow.desk.project import DeskProject
from loc.flow.desk.queue import QueuePage, QueueRow, open_queue
from loc.flow.desk.start import warm_up
from loc.flow.desk.story import DeskStory, DeskUnit, Gone, open_story, show_unit
from loc.review import Refused

__all__ = [
    "About",
    "Action",
    "DeskProject",
    "DeskStory",
    "DeskUnit",
    "Gone",
    "Person",
    "QueuePage",
    "QueueRow",
    "Refused",
    "Role",
    "Stale",
    "can_undo",
    "decide_unit",
    "open_queue",
    "open_story",
    "show_unit",
    "undo_unit",
    "warm_up",
]
