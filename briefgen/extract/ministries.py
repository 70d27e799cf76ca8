"""The ministries of the last decades with the names they had, for those without a profile of their own."""

from typing import Final

# code: (what its portfolio was called, the newest first). A ministry that was divided keeps the code of its own time.
PORTFOLIOS: Final[dict[str, tuple[str, ...]]] = {
    "az": ("Algemene Zaken",),
    "bz": ("Buitenlandse Zaken", "Ontwikkelingssamenwerking", "Buitenlandse Handel en Ontwikkelingssamenwerking",
           "Buitenlandse Handel en Ontwikkelingshulp", "Buitenlandse Handel"),
    "bzk": ("Binnenlandse Zaken en Koninkrijksrelaties", "Binnenlandse Zaken"),
    "defensie": ("Defensie",),
    "ezk": ("Economische Zaken en Klimaat", "Economische Zaken", "Economische Zaken, Landbouw en Innovatie"),
    "financien": ("Financiën",),
    "ienw": ("Infrastructuur en Waterstaat", "Infrastructuur en Milieu"),
    "jenv": ("Justitie en Veiligheid", "Veiligheid en Justitie", "Justitie"),
    "lvvn": ("Landbouw, Visserij, Voedselzekerheid en Natuur", "Landbouw, Natuur en Voedselkwaliteit",
             "Landbouw, Natuurbeheer en Visserij"),
    "ocw": ("Onderwijs, Cultuur en Wetenschap", "Onderwijs, Cultuur en Wetenschappen"),
    "szw": ("Sociale Zaken en Werkgelegenheid",),
    "vws": ("Volksgezondheid, Welzijn en Sport",),
    "aenm": ("Asiel en Migratie",),
    "vro": ("Volkshuisvesting en Ruimtelijke Ordening",),
    "kgg": ("Klimaat en Groene Groei",),
    "vrom": ("Volkshuisvesting, Ruimtelijke Ordening en Milieubeheer",
             "Volkshuisvesting, Ruimtelijke Ordening en Milieu"),
    "venw": ("Verkeer en Waterstaat",),
}  # fmt: skip
# Offices whose portfolio is another than the ministry's name: the ministry that sends their letters.
OFFICES: Final[dict[str, str]] = {
    "Rechtsbescherming": "jenv",
    "Immigratie, Integratie en Asiel": "jenv",
    "Natuur en Stikstof": "lvvn",
    "Klimaat en Energie": "ezk",
    "Volkshuisvesting en Ruimtelijke Ordening": "vro",
    "Milieu en Wonen": "ienw",
    "Medische Zorg": "vws",
    "Medische Zorg en Sport": "vws",
    "Langdurige Zorg": "vws",
    "Langdurige Zorg en Sport": "vws",
    "Basis- en Voortgezet Onderwijs en Media": "ocw",
    "Primair en Voortgezet Onderwijs": "ocw",
    "Armoedebeleid, Participatie en Pensioenen": "szw",
    "Wonen en Rijksdienst": "bzk",
    "Jeugd en Gezin": "vws",
    "Wonen, Wijken en Integratie": "vrom",
    "Digitalisering": "bzk",
    "Koninkrijksrelaties en Digitalisering": "bzk",
}
SHORT: Final[dict[str, str]] = {
    "AZ": "az", "BZ": "bz", "BZK": "bzk", "EZ": "ezk", "EZK": "ezk", "EL&I": "ezk", "IenW": "ienw", "IenM": "ienw",
    "I&M": "ienw", "JenV": "jenv", "VenJ": "jenv", "V&J": "jenv", "LNV": "lvvn", "LVVN": "lvvn", "OCW": "ocw",
    "OC&W": "ocw", "SZW": "szw", "VWS": "vws", "VROM": "vrom", "VRO": "vro", "KGG": "kgg", "AenM": "aenm",
    "V&W": "venw", "VenW": "venw",
}  # fmt: skip
