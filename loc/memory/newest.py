"""Which pairs no newer one of the same source and context stands above."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from loc.memory.lookup import Lookup
from loc.memory.shard import Rows


def find_newest(lookups: Sequence[Lookup]) -> list[Rows]:
    """For each of the lookups, the older first. Of pairs reviewed at one time the last one is the newest.

    Sources are told apart by hashes of 64 bits: among a million, a wrong one in 40,000,000 memories.
    """
    rows = [lookup.rows_in_order() for lookup in lookups]
    keys = np.concatenate([lookup.hash_sources(each) for lookup, each in zip(lookups, rows, strict=True)])
    made_at = np.concatenate([lookup.made_at(each) for lookup, each in zip(lookups, rows, strict=True)])
    order = np.lexsort((made_at, keys))
    is_newest = np.empty(len(keys), np.bool_)
    is_newest[order] = np.append(keys[order][1:] != keys[order][:-1], np.ones(min(len(keys), 1), np.bool_))
    bounds = np.cumsum([len(each) for each in rows])[:-1]
    return [each[kept] for each, kept in zip(rows, np.split(is_newest, bounds), strict=True)]
