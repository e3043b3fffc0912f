"""Quality of drafts and of checks over a test set; every figure with its signature."""
