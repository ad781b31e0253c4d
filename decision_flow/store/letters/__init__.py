"""The letterbox of a body (来件): what citizens sent in as complaints and proposals, by number."""
