"""The words of a letter as the archive keeps them to be searched: plain text, one line per line of the letter."""

from briefgen.letter.model import Letter, block_lines


def words_of(letter: Letter) -> bytes:
    """The letter's words in reading order, for the sealed file `words.txt`.

    Not the letter as plain text: that sets tables as a grid, in which a phrase of a cell is cut over several lines.
    """
    lines = (line for part in letter.parts() for block in part.blocks for line in block_lines(block))
    texts = (" ".join("".join(run.text for run in line).split()) for line in lines)
    return "".join(f"{text}\n" for text in texts if text).encode()
