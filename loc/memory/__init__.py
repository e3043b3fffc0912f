"""Translation memory: reviewed pairs, and the closest of them to a new sentence.

The index is our own, on numpy: words to sorted arrays of pairs in one mapped file (`shard`), the pairs that share the
most letters, and for short queries those of the most alike pairs of letters (`letters`), found in `search` and judged
by Levenshtein similarity (`lookup`). It was chosen by measuring: processor time of one thread, 1,000,000 English
sentences of 64 bytes (real ones, and more recombined from them), 100 to 400 queries with 5-30 % of the words edited
(10 for translate-toolkit), recall@1 against a look at all pairs:

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
similarity that judges afterwards. The table is that of the choice, on words alone with 800 candidates.

Its misses were short sentences that shared no word with the best pair, or «to» alone. A signature of 128 bits for each
source up to 80 letters finds these; so 400 candidates by words are enough. At 1,100,000 pairs, each query asked both
ways by turns, processor time under other load:

    candidates                     median   p95     missed of 3,000
    800 by words                   4.8 ms   11.8    14 (recall 0.995)
    400 by words, 400 by letters   3.8      10.8    3 (0.999), their best below 0.6
    rapidfuzz over all             255      627

On a quiet machine the rows are 2.7 and 6.4 ms, 2.3 and 5.7 ms, 262 and 800 ms. On disk the index and both texts take
1.63 times the texts; to build it took 320 MB and 9.2 s of processor time for 1,000,000 pairs (109,500 a second), to ask
373 MB. What batches take stands in `batch`. `tests/benchmarks/memory_speed.py` measures all of it again.
"""

from __future__ import annotations

from loc.memory.faults import BrokenIndex, BusyIndex
from loc.memory.memory import Memory
from loc.memory.pair import NEVER, Around, Pair, PairMatch
from loc.memory.store import PairStore

__all__ = ["NEVER", "Around", "BrokenIndex", "BusyIndex", "Memory", "Pair", "PairMatch", "PairStore"]
