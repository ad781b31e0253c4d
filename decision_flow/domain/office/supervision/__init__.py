"""The register of supervisions (督查): orders, draws, findings, conclusions, what is put right."""
