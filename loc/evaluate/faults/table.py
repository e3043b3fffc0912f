from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from loc.evaluate.faults import figures, marks, names, whole, words
from loc.evaluate.faults.sentence import Fault

# Least shares over professional news translations; pofilter and Weblate: tests/benchmarks/check_quality.py.
FAULTS: Mapping[str, Fault] = MappingProxyType(
    {
        "digit changed": Fault(0.995, {"": figures.change_digit}),
        "number dropped": Fault(0.98, {"": figures.drop_number}),
        "left in English": Fault(1.0, {"": whole.leave_english}),
        "other language": Fault(0.99, {"": whole.take_other_language}),
        "look-alike letters": Fault(1.0, {"anywhere": words.swap_letter, "in a long word": words.swap_letters}),
        "quote or bracket unbalanced": Fault(0.98, {"quote": marks.drop_quote, "bracket": marks.drop_bracket}),
        "word doubled": Fault(0.98, {"": words.double_word}),
        "stray space": Fault(
            1.0, {"double": marks.double_space, "at an end": marks.space_at_end, "in between": marks.space_before_mark}
        ),
        "end punctuation": Fault(0.98, {"changed": marks.change_end, "dropped": marks.drop_end}),
        "another sentence": Fault(0.90, {"beside it": whole.take_next, "any": whole.take_any}),
        "name dropped": Fault(0.70, {"whole name": names.drop_found_name, "one word": names.drop_like_word}),
        "half missing": Fault(0.60, {"second half": whole.cut_end, "plain words": whole.cut_plain}),
    },
)
