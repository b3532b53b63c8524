"""Lists as tables: their columns, their models, and the view they share."""
