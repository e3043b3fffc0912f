"""What must stay as it is goes through an engine behind masks, and comes back whole or not at all.

forms    the shapes a mask may have
mask     puts masks in and takes them out
probe    asks an engine which shape it keeps
known    its answers from run to run
engine   an engine that does all that
"""

from __future__ import annotations

from loc.draft.protect.engine import MaskedEngine
from loc.draft.protect.forms import FORMS, Form
from loc.draft.protect.known import KnownForms
from loc.draft.protect.mask import Protected, protect, restore
from loc.draft.protect.probe import find_form

__all__ = ["FORMS", "Form", "KnownForms", "MaskedEngine", "Protected", "find_form", "protect", "restore"]
