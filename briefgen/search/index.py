"""What an engine of search promises: letters go in, queries are answered, and everything can be made again."""

from typing import Literal, Protocol

from briefgen.errors import BriefgenError, ExitStatus
from briefgen.language import _
from briefgen.search.documents import Document, Facets, Match, Sort
from briefgen.search.query import Query


class OtherAnalyserError(BriefgenError):
    """The index was made by another version of the analyser: its words and ours are not the same."""

    exit_status = ExitStatus.REFUSED

    def __init__(self, found: str, wanted: str) -> None:
        super().__init__(
            _("The search index was made by version {found} of the analyser, this program has {wanted}.").format(
                found=found or "?", wanted=wanted
            ),
            hint=_("Make the index again; until then nothing is added to it or searched in it."),
        )


class KnownKeyError(BriefgenError):
    """A letter with this key is in the index already."""

    exit_status = ExitStatus.REFUSED

    def __init__(self, key: str) -> None:
        super().__init__(_("{key} is in the search index already. Nothing was changed.").format(key=key))


class Index(Protocol):
    """Letters as an engine keeps them. Changes happen in the transaction of whoever calls: what was added is found by
    the same connection at once, by others when it is committed, and by nobody when it is rolled back.

    Every method but `is_current` and `rebuild` raises OtherAnalyserError for an index of another version.
    """

    def is_current(self) -> bool:
        """Whether the index is there and was made by this version of the analyser."""
        ...

    def rebuild(self) -> None:
        """Makes it anew and empty."""
        ...

    def add(self, document: Document) -> None:
        """Raises KnownKeyError."""
        ...

    def remove(self, key: str) -> bool:
        """Whether there was such a letter."""
        ...

    def document(self, key: str) -> Document | None: ...

    def __len__(self) -> int: ...

    def expand(self, query: Query) -> Query:
        """The query with each word, beginning and reference replaced by the tokens that there are for it."""
        ...

    def find(self, query: Query, *, sort: Sort, offset: int, limit: int) -> tuple[Match, ...]:
        """`offset` on from the best or newest. Letters that answer equally well come newest first, and those of one day
        in a fixed order, so that no page repeats or misses one."""
        ...

    def facets(self, query: Query) -> Facets:
        """With how many letters there are in all."""
        ...

    def similar(self, key: str, *, limit: int) -> tuple[Match, ...]:
        """Other letters about the same things, the most alike first."""
        ...

    def nearest_words(self, word: str, *, limit: int) -> tuple[str, ...]:
        """Words of letters that are one typing mistake (for longer ones two) away, the most frequent first."""
        ...

    def values(self, field: Literal["ministry", "kind"]) -> tuple[str, ...]:
        """What letters have in this field."""
        ...
