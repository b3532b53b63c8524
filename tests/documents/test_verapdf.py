"""Every kind of paper before veraPDF, the judge of archives (PDF/A-2a) and of readers for all (PDF/UA-1).

`.ci/run` brings veraPDF and says in VERAPDF_JARS where it is.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest

from tests.documents.kinds import KINDS, pdf_of

PROFILES = ("PDF/A-2a validation profile", "PDF/UA-1 validation profile")
SPOILT = "spoilt"
JARS = Path(os.environ.get("VERAPDF_JARS") or Path(__file__).parents[2] / "build" / "verapdf-1.30.2")
Verdicts = dict[tuple[str, str], list[str]]


@pytest.fixture(scope="module")
def verapdf() -> list[str]:
    """The command of veraPDF, or why there is none."""
    java = shutil.which("java")
    if not java or not shutil.which("mvn"):
        pytest.skip("veraPDF needs Java, and Maven brings it; they are not on this machine")
    if not list(JARS.glob("*.jar")):
        missing = "veraPDF is not here: run .ci/run, which brings it with Maven, and look at what it says"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    return [java, "-Djava.awt.headless=true", "-cp", str(JARS.resolve() / "*"), "org.verapdf.apps.GreenfieldCliWrapper"]


@pytest.fixture(scope="module")
def verdicts(verapdf: list[str], tmp_path_factory: pytest.TempPathFactory) -> Verdicts:
    """What each profile finds in each paper; veraPDF takes those profiles the file says it follows."""
    folder = tmp_path_factory.mktemp("papers")
    for name, content in {**{kind: pdf_of(kind) for kind in KINDS}, SPOILT: _spoilt()}.items():
        (folder / f"{name}.pdf").write_bytes(content)
    command = [*verapdf, "--format", "xml", "--maxfailuresdisplayed", "3", str(folder)]
    answer = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300)
    try:
        report = ElementTree.fromstring(answer.stdout)
    except ElementTree.ParseError:
        pytest.fail(f"veraPDF gave no report: {answer.stdout[-2000:]}{answer.stderr[-2000:]}")
    return dict(_read(report))


def _read(report: ElementTree.Element) -> Iterator[tuple[tuple[str, str], list[str]]]:
    for job in report.iter("job"):
        name = Path(job.findtext("item/name", "")).stem
        for judgement in job.iter("validationReport"):
            found = [
                f"{rule.get('specification')} {rule.get('clause')}-{rule.get('testNumber')}: "
                f"{rule.findtext('description')} {rule.findtext('check/context')}"
                for rule in judgement.iter("rule")
            ]
            passed = judgement.get("isCompliant") == "true"
            yield (name, judgement.get("profileName", "")), found if found or passed else ["not compliant"]


def _spoilt() -> bytes:
    """A paper that says of itself what is no longer true."""
    with pikepdf.open(BytesIO(pdf_of("recovery"))) as pdf:
        del pdf.Root.StructTreeRoot
        target = BytesIO()
        pdf.save(target)
    return target.getvalue()


@pytest.mark.parametrize("profile", PROFILES)
def test_every_paper_passes(verdicts: Verdicts, profile: str) -> None:
    judged = {name: found for (name, by), found in verdicts.items() if by == profile and name != SPOILT}
    assert judged == {name: [] for name in KINDS}


@pytest.mark.parametrize("profile", PROFILES)
def test_a_paper_without_its_structure_does_not_pass(verdicts: Verdicts, profile: str) -> None:
    assert verdicts[SPOILT, profile]
