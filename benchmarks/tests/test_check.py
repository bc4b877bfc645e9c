"""Tools that do not do what they should are found out before they are timed, or as soon as they stop doing it."""

import tempfile
import unittest
from pathlib import Path

from harness.check import Contestant, Invalid
from harness.tools.tool import Checks, Tool
from harness.workloads import Change, Files, Task, Workload
from harness.workspace import Workspace

COMMAND = "echo {0} >>../../ran.log; cat in/* {1} >out.txt"
TASKS = (Task("a", (), COMMAND.format("a", "")), Task("b", ("a",), COMMAND.format("b", "../a/out.txt")))

# Runs a task when the checksum of its inputs is not the one that it saw last.
HONEST = """\
step() {
    sum=$(cat p/$1/in/* $2 | cksum)
    [ "$sum" = "$(cat sum-$1 2>/dev/null)" ] || { (cd p/$1; eval "$3"); echo "$sum" >sum-$1; }
}
step a '' 'A'
step b p/a/out.txt 'B'
"""
# The same, but does not look at outputs.
PROUD = HONEST.replace("p/a/out.txt", "sum-a", 1)
BLIND = "[ -f p/b/out.txt ] || { (cd p/a; A); (cd p/b; B); }\n"
RESTLESS = "(cd p/a; A); (cd p/b; B)\n"
HASTY = HONEST.replace("step b", "[ -f p/b/out.txt ] || step b")
IDLE = "true\n"
FAILING = "echo no such thing; exit 3\n"
# Honest for so long as nobody times it.
SWITCHING = "[ -f timed ] && exit 0\n" + HONEST


class ShellTool(Tool):
    family = name = "fake"

    def __init__(self, script: str, checks: Checks = Checks.CONTENT):
        self.script = script
        self.checks = checks

    def takes(self, workload: Workload) -> bool:
        return True

    def write(self, workspace: Workspace) -> None:
        script = self.script
        for task in workspace.workload.tasks:
            script = script.replace(task.name.upper(), task.command)
        workspace.write("tool.sh", script)

    def command(self, workload: Workload) -> list[str]:
        return ["/bin/sh", "tool.sh"]


class CheckTest(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name).resolve()

    def contestant(self, script: str, change: Change = Change.NOTHING, checks: Checks = Checks.CONTENT) -> Contestant:
        workload = Workload("X", "two tasks", TASKS, Files(0, 2, 64), "out.txt", change)
        contestant = Contestant(ShellTool(script, checks), workload, self.folder / "X", 20)
        contestant.prepare(self.folder / "pool")
        contestant.commit(self.folder / "pool")
        return contestant

    def refused(self, script: str) -> str:
        with self.assertRaises(Invalid) as raised:
            self.contestant(script).check()
        return str(raised.exception)

    def test_who_runs_what_is_needed_is_timed(self):
        contestant = self.contestant(HONEST)
        contestant.check()
        contestant.warm()
        contestant.round()
        self.assertEqual(len(contestant.samples), 1)
        self.assertGreater(contestant.samples[0].wall, 0)

    def test_who_misses_an_edit_is_not(self):
        self.assertEqual(self.refused(BLIND), "a run after an edit ran 0 tasks instead of 2, but not a, b")

    def test_who_runs_too_few_after_an_edit_is_not(self):
        self.assertEqual(self.refused(HASTY), "a run after an edit ran 1 tasks instead of 2, but not b")

    def test_who_runs_everything_again_is_not(self):
        self.assertEqual(self.refused(RESTLESS), "the second run ran 2 tasks instead of 0, among them a, b")

    def test_who_runs_nothing_at_all_is_not(self):
        self.assertEqual(self.refused(IDLE), "the first run ran 0 tasks instead of 2, but not a, b")

    def test_who_fails_is_not(self):
        self.assertEqual(self.refused(FAILING), "the first run failed with exit code 3: no such thing / ")

    def test_a_runner_without_checks_must_run_everything(self):
        contestant = self.contestant(RESTLESS, checks=Checks.NOTHING)
        contestant.check()
        contestant.round()
        self.assertEqual(len(contestant.samples), 1)

    def test_who_goes_by_content_runs_nothing_after_a_touch(self):
        contestant = self.contestant(HONEST, Change.TOUCH_ALL)
        contestant.check()
        contestant.round()
        self.assertEqual(len(contestant.samples), 1)

    def test_who_goes_by_times_must_run_after_a_touch(self):
        contestant = self.contestant(HONEST, Change.TOUCH_ONE, Checks.TIME)
        contestant.check()
        with self.assertRaisesRegex(Invalid, "a timed run ran 0 tasks instead of 2"):
            contestant.round()

    def test_each_timed_run_is_looked_at(self):
        contestant = self.contestant(SWITCHING, Change.EDIT)
        contestant.check()
        contestant.round()
        contestant.workspace.write("timed", "")
        with self.assertRaisesRegex(Invalid, "a timed run ran 0 tasks instead of 2"):
            contestant.round()

    def test_outputs_that_are_not_restored_are_missed(self):
        contestant = self.contestant(PROUD, Change.DELETE_OUTPUTS)
        contestant.check()
        with self.assertRaisesRegex(Invalid, "a timed run did not restore a, b"):
            contestant.round()

    def test_empty_tasks_are_counted(self):
        tasks = (Task("a", (), "../../true"), Task("b", (), "../../true"))
        workload = Workload("X", "two tasks", tasks, Files(0, 0, 0), "", Change.RUN_ALL)
        for script, good in (("./true; ./true\n", True), ("./true\n", False)):
            contestant = Contestant(ShellTool(script), workload, self.folder / "X", 20)
            contestant.prepare(self.folder / "pool")
            contestant.commit(self.folder / "pool")
            if good:
                contestant.check()
                contestant.round()
                self.assertEqual(len(contestant.samples), 1)
            else:
                with self.assertRaisesRegex(Invalid, "ran 1 tasks instead of 2"):
                    contestant.check()


if __name__ == "__main__":
    unittest.main()
