"""What a run costs is all that its processes cost."""

import os
import sys
import tempfile
import unittest
from pathlib import Path

from harness import process

BURN = "import time\nwhile time.process_time() < 0.3: pass"
FILL = "b'x' * (150 << 20)"


class ProcessTest(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        self.log = self.folder / "log"

    def run_python(self, code: str, limit: float = 60) -> process.Sample:
        # The shell stays, as the parent of what costs something.
        command = ["/bin/sh", "-c", f'{sys.executable} -c "$1"; exit 7', "sh", code]
        return process.run(command, self.folder, dict(os.environ), self.log, limit)

    def test_time_and_memory_of_grandchildren_count(self):
        sample = self.run_python(f"{FILL}\n{BURN}")
        self.assertGreaterEqual(sample.cpu, 0.3)
        self.assertGreaterEqual(sample.wall, 0.15)
        self.assertGreaterEqual(sample.memory, 150 << 20)
        self.assertEqual(sample.code, 7)

    def test_output_is_kept(self):
        self.run_python("import os\nprint(os.getcwd())")
        self.assertEqual(self.log.read_text(), f"{self.folder.resolve()}\n")

    def test_a_run_that_takes_too_long_ends_with_its_children(self):
        with self.assertRaises(process.Overtime):
            self.run_python("import os, time\nopen('pid', 'w').write(str(os.getpid()))\ntime.sleep(600)", limit=3)
        pid = int((self.folder / "pid").read_text())
        process.adopt_orphans()
        process.wait_for_orphans(set(), 20)
        self.assertFalse(_is_running(pid))

    def test_what_stays_behind_is_ended(self):
        process.adopt_orphans()
        command = ["/bin/sh", "-c", "sleep 600 >/dev/null & echo $!"]
        process.run(command, self.folder, dict(os.environ), self.log, 60)
        pid = int(self.log.read_text())
        self.assertTrue(_is_running(pid))
        process.end_orphans()
        self.assertFalse(_is_running(pid))


def _is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


if __name__ == "__main__":
    unittest.main()
