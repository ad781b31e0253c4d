"""All that can happen under a procedure: the product of its machines, collapsed and explored."""
