"""What a paper says: in its own language and, when wanted, in a second one beside it."""

from dataclasses import dataclass, field

from caseworker_app.domain.document import Piece, Words
from caseworker_app.texts import Texts


@dataclass(frozen=True)
class Line:
    """One text of the paper and the same in the second language, which is `language`; typed words have no second."""

    text: str
    other: str = ""
    language: str = field(default="", compare=False)

    @property
    def both(self) -> str:
        """Both languages on one line, where there is room for one line only."""
        return f"{self.text}{self.beside}"

    @property
    def beside(self) -> str:
        """The second language as it follows the first on one line."""
        return f" / {self.other}" if self.other else ""


@dataclass(frozen=True)
class Speech:
    """The language of the paper and the second language, if any."""

    texts: Texts
    parallel: Texts | None = None

    def fixed(self, message: str, /, **places: object) -> Line:
        """A sentence of the house in both languages; said once when they differ by no more than a comma in a number."""
        text = self.texts.say(message, **places)
        other = self.parallel.say(message, **places) if self.parallel else ""
        if not self.parallel or other.replace(".", ",") == text.replace(".", ","):
            return Line(text)
        return Line(text, other, self.parallel.language)

    def piece(self, piece: Piece) -> Line:
        """A sentence of the house, or what a person typed as it stands."""
        if isinstance(piece, Words):
            return self.fixed(piece.message, **dict(piece.places))
        return Line(piece)
