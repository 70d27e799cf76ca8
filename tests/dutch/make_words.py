"""Makes `briefgen/dutch/data/words.txt` from the OpenTaal word list of Debian's package `wdutch`.

python tests/dutch/make_words.py [/usr/share/dict/dutch]
"""

import sys
import unicodedata
from pathlib import Path
from typing import Final

WORDS: Final = Path(__file__).parents[2] / "briefgen" / "dutch" / "data" / "words.txt"


def words_of(lines: list[str]) -> list[str]:
    """Words of two letters or more, without names, abbreviations, hyphens, apostrophes and accents."""
    lower = (line for line in lines if line.islower() and line.isalpha())
    bare = {
        "".join(each for each in unicodedata.normalize("NFD", word) if not unicodedata.combining(each))
        for word in lower
    }
    return sorted(word for word in bare if word.isascii() and len(word) > 1)


def main() -> None:
    source = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/dict/dutch")
    words = words_of(source.read_text(encoding="utf-8").splitlines())
    WORDS.write_text("\n".join(words), encoding="ascii")
    print(f"{len(words)} words")  # noqa: T201


if __name__ == "__main__":
    main()
