"""Faults put into a good target on purpose: one each, where the sentence has a place for it."""

from loc.evaluate.faults.sentence import Fault, Kind, Sentence
from loc.evaluate.faults.table import FAULTS

__all__ = ["FAULTS", "Fault", "Kind", "Sentence"]
