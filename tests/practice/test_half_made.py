"""A practice archive that was not finished is made anew."""

import pytest

from caseworker_app import bootstrap
from caseworker_app.practice.people import PEOPLE
from tests.archives import QUICK

FEW = PEOPLE[:2]


def test_what_was_interrupted_is_not_taken_for_finished(tmp_path, monkeypatch):
    path = tmp_path / "øvelse.fasthold"

    def dies(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(bootstrap, "fill", dies)
        with pytest.raises(KeyboardInterrupt):
            bootstrap.create_practice(path, cost=QUICK, people=FEW)
    assert not path.exists()
    space = bootstrap.create_practice(path, cost=QUICK, people=FEW)
    assert space.my_day.counts().open_cases == len(FEW)
    space.close()
    assert {file.name for file in tmp_path.iterdir()} == {path.name, f"{path.name}-keys", f"{path.name}-lock"}


def test_it_is_opened_again_and_not_filled_again(tmp_path):
    path = tmp_path / "øvelse.fasthold"
    bootstrap.create_practice(path, cost=QUICK, people=FEW).close()
    again = bootstrap.create_practice(path, cost=QUICK, people=PEOPLE)
    assert again.my_day.counts().open_cases == len(FEW)
    again.close()
