"""The key file beside the archive: the random data key, wrapped once for each person and for the paper."""

import json
import os
import secrets
import unicodedata
from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from uuid import UUID, uuid4

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from caseworker_app.errors import DamagedFile, NewerFile, UserError, WrongPassphrase
from caseworker_app.storage import recovery_key
from caseworker_app.storage.private_file import beside, write_private
from caseworker_app.storage.problems import told

FORMAT = 1
PASSPHRASE, RECOVERY = "passphrase", "recovery"
LEAST_LETTERS = 12
_MOST_MEMORY_KIB = 4 * 1024 * 1024


@dataclass(frozen=True)
class Cost:
    """What one guess at a passphrase costs (Argon2id). The default is about half a second."""

    memory_kib: int = 128 * 1024
    passes: int = 5
    lanes: int = 4


@dataclass(frozen=True)
class Slot:
    """One way in (nøgleplads): the data key, wrapped under a key made from somebody's secret."""

    name: str
    kind: str
    cost: Cost
    salt: bytes
    nonce: bytes
    wrapped: bytes


class Vault:
    """The key slots of one archive. Every change is on the disk before it counts."""

    def __init__(self, path: Path, archive_id: UUID, slots: tuple[Slot, ...]) -> None:
        self._path = path
        self._slots = slots
        self.archive_id = archive_id

    @classmethod
    def create(cls, archive: Path, slot_name: str, passphrase: str, cost: Cost) -> tuple["Vault", bytes, str]:
        """A new vault, its data key, and the recovery key as it is to be printed."""
        check_passphrase(passphrase)
        vault = cls(key_file(archive), uuid4(), ())
        data_key = secrets.token_bytes(32)
        secret = recovery_key.new_secret()
        vault._keep((
            vault._wrap(data_key, PASSPHRASE, slot_name, _normal(passphrase), cost),
            vault._wrap(data_key, RECOVERY, "", secret, cost),
        ))  # fmt: skip
        return vault, data_key, recovery_key.shown(secret)

    @classmethod
    def open(cls, archive: Path) -> "Vault":
        path = key_file(archive)
        with told():
            if not path.exists():
                raise DamagedFile("Nøglefilen {name} mangler. Læg den ved siden af arkivet igen.", name=path.name)
            content = path.read_bytes()
        archive_id, slots = _read(content)
        return cls(path, archive_id, slots)

    @property
    def names(self) -> tuple[str, ...]:
        """Whose passphrases open the archive."""
        return tuple(slot.name for slot in self._slots if slot.kind == PASSPHRASE)

    def unlock(self, passphrase: str, slot_name: str = "") -> bytes:
        """The data key; without a name every slot is tried."""
        for slot in self._slots:
            if slot.kind == PASSPHRASE and slot_name in ("", slot.name):
                data_key = self._unwrap(slot, _normal(passphrase))
                if data_key is not None:
                    return data_key
        raise WrongPassphrase(
            "Adgangssætningen passer ikke. Tjek, om Caps Lock er slået til, og prøv igen.", field="passphrase"
        )

    def unlock_with_recovery(self, text: str) -> bytes:
        secret = recovery_key.read(text)
        for slot in self._slots:
            if slot.kind == RECOVERY:
                data_key = self._unwrap(slot, secret)
                if data_key is not None:
                    return data_key
        raise WrongPassphrase("Gendannelsesnøglen hører ikke til dette arkiv.", field="recovery_key")

    def add_slot(self, data_key: bytes, name: str, passphrase: str, cost: Cost) -> None:
        check_passphrase(passphrase)
        if name in self.names:
            raise UserError("Der er allerede en adgang med navnet {name}.", field="slot_name", name=name)
        self._keep((*self._slots, self._wrap(data_key, PASSPHRASE, name, _normal(passphrase), cost)))

    def change_passphrase(self, name: str, old: str, new: str, cost: Cost) -> None:
        self.set_passphrase(self.unlock(old, name), name, new, cost)

    def set_passphrase(self, data_key: bytes, name: str, passphrase: str, cost: Cost) -> None:
        """A new passphrase for somebody who came in with the recovery key."""
        check_passphrase(passphrase)
        at = self._slots.index(self._named(name))
        fresh = self._wrap(data_key, PASSPHRASE, name, _normal(passphrase), cost)
        self._keep((*self._slots[:at], fresh, *self._slots[at + 1 :]))

    def remove_slot(self, name: str) -> None:
        gone = self._named(name)
        if len(self.names) == 1:
            raise UserError("Den sidste adgangssætning kan ikke fjernes.", field="slot_name")
        self._keep(tuple(slot for slot in self._slots if slot is not gone))

    def renew_recovery(self, data_key: bytes, cost: Cost) -> str:
        """A new recovery key to print; the old paper opens nothing any more."""
        secret = recovery_key.new_secret()
        kept = tuple(slot for slot in self._slots if slot.kind != RECOVERY)
        self._keep((*kept, self._wrap(data_key, RECOVERY, "", secret, cost)))
        return recovery_key.shown(secret)

    def _named(self, name: str) -> Slot:
        for slot in self._slots:
            if slot.kind == PASSPHRASE and slot.name == name:
                return slot
        raise UserError("Der er ingen adgang med navnet {name}.", field="slot_name", name=name)

    def _wrap(self, data_key: bytes, kind: str, name: str, secret: str, cost: Cost) -> Slot:
        slot = Slot(name, kind, cost, salt=os.urandom(16), nonce=os.urandom(12), wrapped=b"")
        wrapped = AESGCM(_derived(slot, secret)).encrypt(slot.nonce, data_key, self._bound_to(slot))
        return replace(slot, wrapped=wrapped)

    def _unwrap(self, slot: Slot, secret: str) -> bytes | None:
        try:
            return AESGCM(_derived(slot, secret)).decrypt(slot.nonce, slot.wrapped, self._bound_to(slot))
        except InvalidTag:
            return None

    def _bound_to(self, slot: Slot) -> bytes:
        """A slot copied into another archive, or under another name, does not open."""
        return json.dumps([FORMAT, str(self.archive_id), slot.kind, slot.name]).encode()

    def _keep(self, slots: tuple[Slot, ...]) -> None:
        content = {"format": FORMAT, "archive": str(self.archive_id), "slots": [_plain(slot) for slot in slots]}
        with told():
            write_private(self._path, json.dumps(content, indent=1, ensure_ascii=False).encode())
        self._slots = slots


def key_file(archive: Path) -> Path:
    return beside(archive, "-keys")


def check_passphrase(passphrase: str) -> None:
    """Length is the only rule: it is what helps against guessing, and it is easy to explain."""
    if len(_normal(passphrase)) < LEAST_LETTERS:
        raise UserError(
            "Adgangssætningen skal have mindst {least} tegn. Brug for eksempel fire ord, du kan huske.",
            field="passphrase", least=LEAST_LETTERS,
        )  # fmt: skip


def _normal(passphrase: str) -> str:
    """NFC: the same letters whether a keyboard sends å whole or in two parts.

    Not NFKC, which would also make different letters equal (² and 2) and so weaken what was chosen.
    """
    return unicodedata.normalize("NFC", passphrase)


def _derived(slot: Slot, secret: str) -> bytes:
    cost = slot.cost
    argon = Argon2id(
        salt=slot.salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib
    )
    return argon.derive(secret.encode())


def _plain(slot: Slot) -> dict[str, object]:
    return {
        "name": slot.name,
        "kind": slot.kind,
        "argon2id": asdict(slot.cost),
        "salt": b64encode(slot.salt).decode(),
        "nonce": b64encode(slot.nonce).decode(),
        "wrapped": b64encode(slot.wrapped).decode(),
    }


def _read(content: bytes) -> tuple[UUID, tuple[Slot, ...]]:
    try:
        keys = json.loads(content)
        if keys["format"] > FORMAT:
            raise NewerFile("Arkivet er lavet med en nyere udgave af programmet. Opdatér programmet først.")
        return UUID(keys["archive"]), tuple(_slot(slot) for slot in keys["slots"])
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        raise DamagedFile("Nøglefilen er beskadiget. Hent den fra en sikkerhedskopi.") from problem


def _slot(plain: dict[str, str | dict[str, int]]) -> Slot:
    cost = Cost(**plain["argon2id"])  # type: ignore[arg-type]
    if not 0 < cost.memory_kib <= _MOST_MEMORY_KIB or cost.passes < 1 or cost.lanes < 1:
        raise ValueError("cost out of range")
    salt, nonce, wrapped = (b64decode(str(plain[key]), validate=True) for key in ("salt", "nonce", "wrapped"))
    return Slot(str(plain["name"]), str(plain["kind"]), cost, salt, nonce, wrapped)
