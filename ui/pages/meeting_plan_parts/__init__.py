"""Parts of the pages around a meeting: who comes, whether they may be told, letters and answers."""
