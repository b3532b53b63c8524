"""How many actions the usual jobs take; docs/actions.md tells the same numbers."""

from pathlib import Path

import pytest

from tests.archives import FixedClock
from tests.flows import actions_page
from tests.flows.conftest import AtWork
from tests.flows.counted import CountedHands
from tests.flows.hands import Hands
from tests.flows.jobs import JOBS, Job


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.run.__name__)
def test_a_job_takes_few_actions(job: Job, at_work: AtWork, hands: Hands, clock: FixedClock, tmp_path: Path):
    h = CountedHands(hands)
    job.run(h, at_work, clock, tmp_path)
    assert 0 < len(h.actions) <= job.limit, "\n".join(h.actions)
    actions_page.note(job, h.actions)
    assert actions_page.told(job) == len(h.actions), "docs/actions.md: run python -m tests.flows.actions_page"
