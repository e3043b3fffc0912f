"""Units -> Findings: one file a check, listed in `registry`, run by `runner`."""
