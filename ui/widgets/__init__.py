"""The small parts that pages are built of: no business logic, words handed in."""
