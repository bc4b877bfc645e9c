"""What the command line means."""

import os
import tempfile
import unittest
from pathlib import Path

from harness import cli


class ParseTest(unittest.TestCase):
    def test_paths_are_those_of_the_caller_wherever_the_harness_goes(self):
        here = Path.cwd()
        words = ["W1", "--into", "docs/page.md", "--json", "samples", "--dir", "work", "--peers", "peers"]
        options = cli._parse(words)
        with tempfile.TemporaryDirectory() as elsewhere:
            os.chdir(elsewhere)
            try:
                self.assertEqual(options.into, here / "docs/page.md")
                self.assertEqual(options.json, here / "samples")
                self.assertEqual(options.dir, here / "work")
                self.assertEqual(options.peers, here / "peers")
                self.assertTrue(options.into.is_absolute())
            finally:
                os.chdir(here)
