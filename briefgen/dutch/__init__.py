"""Dutch as ministries write it: dates, periods, lists, numbers, titles, citations and typography."""
