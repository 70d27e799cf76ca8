"""The register of promises: what issued letters promised, until when, and which letter settled it."""
