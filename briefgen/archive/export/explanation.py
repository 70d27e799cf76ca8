"""What a package says of itself to a person who has never heard of briefgen."""

from typing import Final

NAME: Final = "LEESMIJ.txt"
TEXT: Final = b"""\
Dit pakket bevat een uitgegane brief zoals hij is gearchiveerd, volgens BagIt 1.0 (RFC 8493).

data/letter.*, data/record.yaml, data/enclosures/   de brief, het verslag en de bijlagen, zoals verzegeld
data/original.*, data/read.json, data/words.txt     of, van een brief van elders: het bestand, en wat erin staat
data/manifest.json                                  het zegel: van elk van die bestanden de lengte en de SHA-256
data/proof.json                                     de regels van het logboek over de brief, met bewijs
data/*.mdto.xml, data/letter.diwoo.xml              metagegevens (MDTO 1.0.1, DiWoo 0.9.8), bij het exporteren gemaakt

Controleren:  python verify.py KOP        (Python 3.8 of nieuwer, verder niets)

KOP is de stand van het logboek, bijvoorbeeld 42:5f3a..., zoals het ministerie die bekendmaakt; neem haar niet uit dit
pakket over. Neem ook verify.py bij twijfel uit een bron die u vertrouwt. De kop dekt alles wat verzegeld is, en wat het
logboek later over de brief zegt. De metagegevens dekt zij alleen waar ze noemen wat verzegeld is; vergelijk voor de
rest de SHA-256 van het pakket, die verify.py aan het eind toont, met die welke bij het exporteren is genoemd.


This package holds an issued letter as it was archived, as a BagIt 1.0 bag (RFC 8493).

data/letter.*, data/record.yaml, data/enclosures/   the letter, its record and enclosures, as sealed
data/original.*, data/read.json, data/words.txt     or, of a letter from elsewhere: its file and what was read of it
data/manifest.json                                  the seal: size and SHA-256 of each of those files
data/proof.json                                     the lines of the log about the letter, with their proofs
data/*.mdto.xml, data/letter.diwoo.xml              metadata (MDTO 1.0.1, DiWoo 0.9.8), made when it was exported

To verify:  python verify.py HEAD        (Python 3.8 or later, and nothing else)

HEAD is the state of the log, like 42:5f3a..., as the ministry makes it known; do not take it from this package. When in
doubt, take verify.py too from a source that you trust. The head covers all that was sealed, and what the log says of
the letter later. It covers the metadata only where they repeat what was sealed; for the rest, compare the package's
SHA-256, which verify.py shows at its end, with the one that was told when it was exported.

Leaf of the log = SHA-256(0x00 + line), node = SHA-256(0x01 + left + right), as in RFC 6962.
"""
