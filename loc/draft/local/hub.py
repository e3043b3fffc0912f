"""The folder of a model named by hub id. The hub is asked for a model once, and never told a text."""

from __future__ import annotations

import sys
from pathlib import Path

from huggingface_hub import snapshot_download
from huggingface_hub.errors import (
    GatedRepoError,
    HFValidationError,
    RepositoryNotFoundError,
)
from huggingface_hub.utils.tqdm import disable_progress_bars

from loc.draft.local.model_files import MODEL_FILE, say_conversion
from loc.errors import EngineRefused, EngineUnavailable

# Weights of other forms stay where they are.
_WANTED = ("model.bin", "config.json", "*_vocabulary.*", "tokenizer_config.json", "*.model", "*.spm")


def find_cached(hub_id: str) -> Path | None:
    """Nobody is asked over the network."""
    try:
        folder = Path(snapshot_download(hub_id, allow_patterns=list(_WANTED), local_files_only=True))
    except OSError:  # not there, not whole, not readable: fetching it says which
        return None
    except HFValidationError:
        raise EngineRefused(f"{hub_id} is no folder and no hub id") from None
    return folder if (folder / MODEL_FILE).is_file() else None


def fetch(hub_id: str) -> Path:
    """Into the hub's own cache, where an interrupted download goes on. Raises EngineUnavailable or EngineRefused."""
    if not sys.stderr.isatty():
        disable_progress_bars()
    try:
        folder = Path(snapshot_download(hub_id, allow_patterns=list(_WANTED)))
    except GatedRepoError:
        raise EngineRefused(
            f"the model {hub_id} is given only to those who accepted its terms",
            hint=f"accept them on the hub, then `hf auth login` and `hf download {hub_id}`",
        ) from None
    except RepositoryNotFoundError:
        raise EngineRefused(
            f"there is no folder {hub_id} here, and the hub shows no model of that name",
            hint="mend `model`; a private model wants `hf auth login`",
        ) from None
    except Exception as error:  # noqa: BLE001 - each release of the hub's client has another HTTP library below it
        raise EngineUnavailable(
            f"the model {hub_id} is not on this machine, and the hub does not give it ({type(error).__name__}): "
            f"fetch it with `hf download {hub_id}` where there is a network",
            hint="or name a folder in `model`",
        ) from None
    if not (folder / MODEL_FILE).is_file():
        raise EngineRefused(f"the hub's {hub_id} is not in CTranslate2 form", hint=say_conversion(hub_id))
    return folder
