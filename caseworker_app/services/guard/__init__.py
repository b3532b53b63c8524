"""The last look before a copy leaves the house: what may not be on it is found, shown, and reworded or explained."""
