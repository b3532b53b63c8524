"""Who can open an archive that is open now: change, add, remove, a new recovery key."""

from pathlib import Path

from caseworker_app.services.ports import Act, Store
from caseworker_app.storage.vault import Cost, Vault


class KeyRing:
    """The key slots (adgange) of an open archive. Each change leaves a line of history."""

    def __init__(self, store: Store, path: Path, cost: Cost) -> None:
        self._store = store
        self._path = path
        self._cost = cost

    def names(self) -> tuple[str, ...]:
        return Vault.open(self._path).names

    def change_passphrase(self, name: str, old: str, new: str) -> None:
        with self._store.write(Act("Adgangssætningen for {name} blev skiftet.", places=(("name", name),))):
            Vault.open(self._path).change_passphrase(name, old, new, self._cost)

    def add_person(self, name: str, passphrase: str, own_passphrase: str) -> None:
        """Another person with an own passphrase; somebody who can open the archive allows it."""
        vault = Vault.open(self._path)
        data_key = vault.unlock(own_passphrase)
        with self._store.write(Act("{name} fik adgang til arkivet.", places=(("name", name),))):
            vault.add_slot(data_key, name, passphrase, self._cost)

    def remove_person(self, name: str, own_passphrase: str) -> None:
        vault = Vault.open(self._path)
        vault.unlock(own_passphrase)
        with self._store.write(Act("{name} har ikke længere adgang til arkivet.", places=(("name", name),))):
            vault.remove_slot(name)

    def renew_recovery(self, own_passphrase: str) -> str:
        """A new recovery key to print; the old sheet opens nothing any more."""
        vault = Vault.open(self._path)
        data_key = vault.unlock(own_passphrase)
        with self._store.write(Act("Der blev lavet en ny gendannelsesnøgle.")):
            return vault.renew_recovery(data_key, self._cost)
