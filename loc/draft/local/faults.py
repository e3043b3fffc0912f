"""What ctranslate2 and SentencePiece raise, as our errors. Messages of a load are theirs: no text was there yet."""

from __future__ import annotations

from pathlib import Path

from loc.errors import EngineError, EngineRefused, EngineRejected, EngineUnavailable

_SMALLER = "set `beam_size` or `connections` lower, or name a smaller model, converted with `--quantization int8`"


def explain_load(folder: Path, error: Exception) -> EngineError:
    if _is_memory(error):
        return EngineUnavailable(f"there is not enough memory for the model {folder}", hint=_SMALLER)
    reason = str(error).strip().split("\n")[0][:200]
    if isinstance(error, ValueError) or "CUDA" in reason:
        hint = "mend `compute_type` or `device`"
    else:
        hint = "the file is damaged or of another version: copy or convert the model again"
    return EngineRefused(f"the model {folder} cannot be loaded: {reason}", hint=hint)


def explain_run(error: Exception) -> EngineError:
    """Their message may hold the text."""
    if _is_memory(error):
        return EngineUnavailable("the memory does not suffice to translate with this model", hint=_SMALLER)
    if "position encodings" in str(error):
        return EngineRejected("the text is longer than the model's places")
    return EngineUnavailable(f"the model fails ({type(error).__name__})")


def _is_memory(error: Exception) -> bool:
    return isinstance(error, MemoryError) or "out of memory" in str(error) or "bad_alloc" in str(error)
