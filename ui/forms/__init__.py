"""Forms drawn from their definition: editors, tables of rows, findings beside the fields."""
