"""What those who draft may claim so as to do less; and its examination by the legality review."""
