"""The command line for IT: what a department needs to look after archives without a window."""
