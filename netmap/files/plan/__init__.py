"""From rows to Changes: gathered, settled, doubted, finished, and told before anything is written."""
