"""What the day and the case share about deadlines: their forms, why they are there, own tasks."""
