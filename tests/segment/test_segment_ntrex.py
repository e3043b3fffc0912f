from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NTREX = ROOT / ".." / "shared" / "data" / "ntrex-dev.tsv"
BENCHMARK = ROOT / "tests" / "benchmarks" / "segment_quality.py"


@pytest.mark.skipif(not NTREX.exists(), reason="the folder shared/data with ntrex-dev.tsv is not beside the checkout")
@pytest.mark.parametrize(
    ("lang", "least_f1", "least_exact"), [("en", 0.998, 97.0), ("kk", 0.998, 97.0), ("ru", 0.998, 97.0)]
)
def test_real_news(lang: str, least_f1: float, least_exact: float) -> None:
    """On real news, headlines apart, nearly every document is cut exactly as its translators had it."""
    arguments = ["--ntrex", str(NTREX), "--only", "loc", "--lang", lang, "--no-speed", "--faults"]
    done = subprocess.run(
        [sys.executable, str(BENCHMARK), *arguments], capture_output=True, text=True, check=True, cwd=ROOT
    )
    found = re.search(r"F1 (\d\.\d+) .* (\d+\.\d)%", done.stdout)
    assert found, done.stdout
    assert float(found[1]) >= least_f1, done.stdout
    assert float(found[2]) >= least_exact, done.stdout
