"""Expected problems, told to the person where they are. Everything else is a bug."""


class UserError(Exception):
    """A problem whose words help the caseworker to act.

    `words` is a Danish message with named places; `field` names the field it belongs to, if any.
    """

    def __init__(self, words: str, *, field: str = "", **places: object) -> None:
        super().__init__(words)
        self.words = words
        self.field = field
        self.places = places


class Locked(UserError):
    """Sealed or signed words may not change."""


class Stale(UserError):
    """Somebody else saved a newer version meanwhile."""


class NotFound(UserError):
    """The record is not in the archive."""


class DiskFull(UserError):
    """There is no room left to write."""


class NotWritable(UserError):
    """The folder or the file may not be written to."""


class WrongPassphrase(UserError):
    """No key slot opens with this passphrase."""


class NotOurFile(UserError):
    """The file is something else than an archive of this program."""


class DamagedFile(UserError):
    """The archive cannot be read in full."""


class NewerFile(UserError):
    """The archive was written by a newer version of the program."""


class AlreadyOpen(UserError):
    """Another program has the archive open."""
