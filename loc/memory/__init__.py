"""Translation memory: reviewed pairs, and the closest of them to a new sentence.

The index is our own, on numpy: words to sorted arrays of pairs in one mapped file (`shard`), the pairs that share the
most letters (`search`), judged by Levenshtein similarity (`lookup`). It was chosen by measuring: processor time of
one thread, 1,000,000 English sentences of 64 bytes (real ones, and more recombined from them), 100 to 400 queries with
5-30 % of the words edited (10 for translate-toolkit), recall@1 against a look at all pairs:

    candidates, then rapidfuzz           median   p95     recall   sentences built a second
    this index                           1.8 ms   4.0 ms  0.998    116,000 with their targets
    tantivy, 8 rarest words, top 400     4.6      8.1     0.995    190,000 without, in one thread
    tantivy, 8 rarest words, top 200     2.6      6.1     0.993
    tantivy, all words, top 10           3.8      9.1     0.960
    SQLite FTS5, 5 rarest words, top 50  27       591     0.940    165,000 without
    SQLite FTS5, 8 rarest words, top 50  92       666     0.940
    rapidfuzz over all                   193      470     1
    translate-toolkit's matcher          684      1,058   1

FTS5 spends its time ranking the rows of common words. tantivy comes near, but asks for more candidates to be as right,
is a second search engine to install, and knows neither lengths nor neighbours. What made the difference here: rows lie
by length, so that a word's rows of the wrong length are never read, and a word is worth its letters, as in the
similarity that judges afterwards. On disk the index and both texts take 1.57 times the texts; building took 303 MB.

`tests/benchmarks/memory_speed.py` measures it again with 100,000 pairs added since: 2.7 ms, 6.4 at the 95th
percentile, 3 of 500 best answers missed (0.994); sentences of 119 bytes, news alone: 1.9 and 4.4 ms, 0 of 400. Misses
that were looked at score below 0.6 and share with the query no word, or «to» alone: letters that meet by chance. Where
the best scored 0.75 or more, none of 321 was missed.
"""

from __future__ import annotations

from loc.memory.faults import BrokenIndex, BusyIndex
from loc.memory.memory import Memory
from loc.memory.pair import NEVER, Around, Pair, PairMatch
from loc.memory.store import PairStore

__all__ = ["NEVER", "Around", "BrokenIndex", "BusyIndex", "Memory", "Pair", "PairMatch", "PairStore"]
