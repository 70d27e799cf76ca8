"""Letters as JSON, for other programs; see `briefgen.letter.json_format`."""

from typing import Final

from briefgen.letter.json_format import letter_from_json, letter_to_json
from briefgen.letter.model import Letter
from briefgen.render.style import Style


class JsonRenderer:
    """The letter itself; the style plays no part."""

    name: Final = "json"
    suffix: Final = ".json"

    def render(self, letter: Letter, style: Style) -> bytes:  # noqa: ARG002 - all renderers take one
        return letter_to_json(letter).encode()

    def read_words(self, data: bytes) -> list[str]:
        return letter_from_json(data.decode()).words()


RENDERER: Final = JsonRenderer()
