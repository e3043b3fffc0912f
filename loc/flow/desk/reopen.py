"""A story of which no more than the catalog changed since it was opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loc.catalog.merge import merge
from loc.flow.patch import patch_carried
from loc.flow.project import Project
from loc.flow.work import Workpiece
from loc.model import Unit


def open_again(project: Project, work: Workpiece, wanted: Sequence[Unit]) -> Workpiece:
    """As `open_work`; `wanted` are the units that its article must have."""
    file = project.catalogs.reread(work.file)
    units = merge(file.catalog.units, wanted)
    return replace(work, file=file, units=patch_carried(project, work.article, file, units))
