"""Two Word documents compared, as tracked changes in the new one."""
