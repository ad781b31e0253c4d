"""What the office of a body keeps registers of: units, emergencies, seals, lawsuits."""
