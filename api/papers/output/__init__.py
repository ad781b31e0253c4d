"""How a paper is set: PDF by Typst, DOCX by python-docx. Every text is data, never markup."""
