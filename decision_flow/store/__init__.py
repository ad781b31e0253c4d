"""Tables, journal, projections and documents: the only place with SQL and canonical bytes."""
