"""Who writes, to whom, from when until when: profiles of ministries as data."""
