"""Parts of the pages of the register."""
