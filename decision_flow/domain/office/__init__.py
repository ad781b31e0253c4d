"""What the office of a body keeps registers of: units that follow others, emergencies, seals."""
