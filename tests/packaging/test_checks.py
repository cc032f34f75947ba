import sys

from checks import STAGES, Stage, run_all


def _stage(title, status, folder="."):
    return Stage(title, ("-c", f"import sys; open('ran', 'a').write('{title} '); sys.exit({status})"), folder)


def test_all_stages_run_in_order(tmp_path, capsys):
    assert run_all(sys.executable, tmp_path, [_stage("One", 0), _stage("Two", 0)]) == 0
    assert (tmp_path / "ran").read_text() == "One Two "
    assert "== One ==" in capsys.readouterr().out


def test_the_first_failure_ends_it_with_its_own_status(tmp_path):
    assert run_all(sys.executable, tmp_path, [_stage("One", 0), _stage("Two", 5), _stage("Three", 0)]) == 5
    assert (tmp_path / "ran").read_text() == "One Two "


def test_a_stage_without_its_folder_is_left_out_and_said(tmp_path, capsys):
    assert run_all(sys.executable, tmp_path, [_stage("One", 0), _stage("Two", 1, "tests/absent")]) == 0
    said = capsys.readouterr().out
    assert said.index("tests/absent") < said.index("== One ==")


def test_the_last_words_are_those_of_pytest():
    first_tests = next(index for index, stage in enumerate(STAGES) if "pytest" in stage.arguments)
    assert all("pytest" in stage.arguments for stage in STAGES[first_tests:])
    assert STAGES[first_tests].folder == "."


def _tests(folder, content):
    (folder / "test_it.py").write_text(content)
    arguments = ("-m", "pytest", "-q", "-p", "no:randomly", "--rootdir", str(folder), str(folder))
    return Stage("Windows", arguments, depends_on_load=True)


def test_what_depends_on_load_has_one_more_try_and_only_what_failed(tmp_path, capfd):
    first_time = "import pathlib; seen = pathlib.Path(__file__).with_name('seen'); again = seen.exists(); seen.touch()"
    stage = _tests(tmp_path, f"{first_time}\ndef test_late(): assert again\ndef test_sound(): assert True\n")
    assert run_all(sys.executable, tmp_path, [stage]) == 0
    said = capfd.readouterr().out
    assert "1 failed, 1 passed" in said
    assert "1 passed" in said.partition("those that failed")[2]


def test_what_fails_again_has_failed(tmp_path):
    assert run_all(sys.executable, tmp_path, [_tests(tmp_path, "def test_never(): assert False\n")]) == 1
