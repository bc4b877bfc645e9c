"""What the command line means."""

import os
import tempfile
import unittest
from pathlib import Path

from harness import cli


class ParseTest(unittest.TestCase):
    def test_paths_are_those_of_the_caller_wherever_the_harness_goes(self):
        with tempfile.TemporaryDirectory() as folder:
            here = Path(folder).resolve()
            os.chdir(here)  # other tests leave no place to be
            words = ["W1", "--into", "docs/page.md", "--json", "samples", "--dir", "work", "--peers", "peers"]
            options = cli._parse(words)
            os.chdir("/")
            self.assertEqual(options.into, here / "docs/page.md")
            self.assertEqual(options.json, here / "samples")
            self.assertEqual(options.dir, here / "work")
            self.assertEqual(options.peers, here / "peers")
