"""Papers of a case (公文): made from its facts alone, set as PDF and DOCX after GB/T 9704."""
