"""Translation memory: reviewed pairs, and the closest of them to a new sentence.

The index is our own, on numpy: words to sorted arrays of pairs in one mapped file (`shard`), the pairs that share the
most letters (`search`), judged by Levenshtein similarity (`lookup`). It was chosen by measuring, one thread of two
cores that others used too, 1,000,000 English sentences of 64 bytes (real ones, and more recombined from them), 100 to
400 queries with 5-30 % of the words edited; recall@1 against a look at all pairs:

    candidates, then rapidfuzz           median   p95     recall   sentences built a second
    this index                           1.9 ms   4.0 ms  0.998    115,000 with their targets
    tantivy, 8 rarest words, top 400     4.6      8.1     0.995    190,000 without, in one thread
    tantivy, 8 rarest words, top 200     2.6      6.1     0.993
    tantivy, all words, top 10           3.8      9.1     0.960
    SQLite FTS5, 5 rarest words, top 50  27       593     0.940    165,000 without
    SQLite FTS5, 8 rarest words, top 50  96       694     0.940
    rapidfuzz over all                   193      470     1
    translate-toolkit's matcher          684      1,058   1

FTS5 spends its time ranking the rows of common words. tantivy comes near, but asks for more candidates to be as right,
is a second search engine to install, and knows neither lengths nor neighbours. What made the difference here: rows lie
by length, so that a word's rows of the wrong length are never read, and a word is worth its letters, as in the
similarity that judges afterwards. On disk the index and both texts take 1.55 times the texts.
`tests/benchmarks/memory_speed.py` measures it again, with 100,000 pairs added since.
"""

from __future__ import annotations

from loc.memory.faults import BrokenIndex, BusyIndex
from loc.memory.memory import Memory
from loc.memory.pair import NEVER, Around, Pair, PairMatch
from loc.memory.store import PairStore

__all__ = ["NEVER", "Around", "BrokenIndex", "BusyIndex", "Memory", "Pair", "PairMatch", "PairStore"]
