"""Campaigns against the archive: kills, power cuts, full disks, many writers. See `campaigns.run`."""
