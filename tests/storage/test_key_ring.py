"""Who can open an archive, changed while it is open."""

import pytest

from caseworker_app import bootstrap
from caseworker_app.errors import UserError, WrongPassphrase
from tests.archives import QUICK

OWN, OTHER, NEW = "en lang adgangssætning", "kollegaens egen sætning", "en helt ny adgangssætning"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "arkiv.fasthold"


@pytest.fixture
def space(path):
    space, _ = bootstrap.create_archive(path, "Anne", OWN, cost=QUICK)
    yield space
    space.close()


def opens(path, passphrase):
    try:
        bootstrap.open_archive(path, passphrase, cost=QUICK).close()
    except WrongPassphrase:
        return False
    return True


def test_a_changed_passphrase_opens_and_the_old_one_does_not(space, path):
    space.keys.change_passphrase("Anne", OWN, NEW)
    space.close()
    assert opens(path, NEW)
    assert not opens(path, OWN)


def test_a_wrong_old_passphrase_changes_nothing_and_leaves_no_line(space, path):
    lines = len(space.overview.history())
    with pytest.raises(WrongPassphrase):
        space.keys.change_passphrase("Anne", "noget helt andet her", NEW)
    assert len(space.overview.history()) == lines
    space.close()
    assert opens(path, OWN)


def test_a_colleague_comes_and_goes(space, path):
    space.keys.add_person("Bo", OTHER, OWN)
    assert space.keys.names() == ("Anne", "Bo")
    space.keys.remove_person("Bo", OWN)
    space.close()
    assert not opens(path, OTHER)


def test_the_last_person_cannot_be_removed(space):
    with pytest.raises(UserError):
        space.keys.remove_person("Anne", OWN)
    assert space.keys.names() == ("Anne",)


def test_a_new_recovery_key_replaces_the_old_sheet(path):
    space, old = bootstrap.create_archive(path, "Anne", OWN, cost=QUICK)
    new = space.keys.renew_recovery(OWN)
    space.close()
    with pytest.raises(WrongPassphrase):
        bootstrap.open_with_recovery(path, old, "Anne", NEW, cost=QUICK)
    bootstrap.open_with_recovery(path, new, "Anne", NEW, cost=QUICK).close()
    assert opens(path, NEW)


def test_every_change_is_in_the_history(space):
    space.keys.add_person("Bo", OTHER, OWN)
    space.keys.renew_recovery(OWN)
    told = [line.what for line in space.overview.history()]
    assert told[:2] == ["Der blev lavet en ny gendannelsesnøgle.", "{name} fik adgang til arkivet."]
