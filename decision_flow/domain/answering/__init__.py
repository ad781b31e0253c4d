"""Who answers, for life (713 Articles 38 to 41): the ledger of a person, and every look at it."""
