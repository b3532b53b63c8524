"""What a caseworker can do, each as one call that says what it touched."""
