"""Abbreviations that a letter to the House need not introduce, because every reader of it knows them."""

from typing import Final

KNOWN: Final = frozenset({
    # institutions
    "ABD", "ACM", "AFM", "AIVD", "AOb", "AP", "AZ", "BZ", "BZK", "CAK", "CBR", "CBS", "CDA", "CIZ", "COA", "COR",
    "CPB", "CJIB", "CU", "DENK", "DJI", "DNB", "DUO", "EK", "EZ", "EZK", "FNV", "FVD", "GGD", "GGZ", "HALT", "IBO",
    "IGJ", "IND", "IPO", "JA", "JBZ", "KGG", "KNMI", "LNV", "LVVN", "MIVD", "NCTV", "NFI", "NL", "NS", "NSC",
    "NVWA", "OCW", "OM", "PBL", "PVV", "PVDA", "RIVM", "RVO", "RWS", "SCP", "SER", "SGP", "SP", "SVB", "SZW", "TK",
    "TNO", "UWV", "VNG", "VNO", "VRO", "VVD", "VWS", "WODC", "WRR", "ZBO", "ZIN", "BBB", "D66", "GL", "MKB", "JenV",
    "IenW", "AenM",
    # the world
    "EC", "EG", "EER", "EHRM", "EMU", "EP", "EU", "EVRM", "IMF", "NAVO", "OESO", "OVSE", "UNHCR", "VN", "VK", "VS",
    "WHO", "WTO", "IOM",
    # law and practice
    "ABRvS", "AMvB", "AO", "AOW", "AVG", "AWB", "BTW", "BV", "BW", "CAO", "CAOP", "DBC", "DG", "DGM", "EMB", "EUR",
    "GR", "ICT", "IT", "KB", "MBO", "HBO", "WO", "VO", "NV", "PC", "PDF", "RvS", "SG", "WW", "WIA", "WOB", "WOO",
    "WLZ", "WMO", "ZVW", "ZZP", "HTML", "URL", "TV", "BIBOB", "BSN", "COVID", "CO", "OV", "MER",
})  # fmt: skip
