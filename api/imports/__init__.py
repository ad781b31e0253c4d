"""Tables that people keep in spreadsheets, read row by row: what is wrong is told of every row."""
