"""Tables say what was measured, where it belongs."""

import tempfile
import unittest
from pathlib import Path

from harness import table
from harness.process import Sample
from harness.rounds import Result
from harness.workloads import Change, Workload, all_workloads

PERFORMANCE = Path(__file__).resolve().parents[2] / "docs" / "performance.md"
MIB = 1 << 20


def result() -> Result:
    samples = {
        "slow": [Sample(0.4, 0.3, 50 * MIB, 0), Sample(0.8, 0.5, 70 * MIB, 0), Sample(1.2, 0.4, 60 * MIB, 0)],
        "fast": [Sample(0.1, 0.1, 8 * MIB, 0), Sample(0.2, 0.1, 8 * MIB, 0), Sample(0.6, 0.1, 8 * MIB, 0)],
    }
    return Result(all_workloads(1)["W1"], 3, samples, {"odd": "it did nothing"})


class TableTest(unittest.TestCase):
    def test_the_fastest_comes_first_and_ratios_are_those_of_a_round(self):
        self.assertEqual(
            table.rows(result(), "fast", 15 * MIB),
            [
                ["fast", "200 ms", "100 ms", "600 ms", "100 ms", "< 8 MiB", "1.00", "1.00"],
                ["slow", "800 ms", "400 ms", "1,200 ms", "400 ms", "70 MiB", "4.00", "4.00"],
            ],
        )

    def test_without_the_base_there_is_no_ratio(self):
        self.assertEqual([row[6:] for row in table.rows(result(), "none", 0)], [["", ""], ["", ""]])

    def test_markdown(self):
        self.assertEqual(
            table.markdown(result(), "fast", 15 * MIB),
            "Medians of 3 interleaved rounds; ratios to `fast`.\n"
            "\n"
            "| tool | median | min | max | CPU | memory | ratio | CPU ratio |\n"
            "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n"
            "| `fast` | 200 ms | 100 ms | 600 ms | 100 ms | < 8 MiB | 1.00 | 1.00 |\n"
            "| `slow` | 800 ms | 400 ms | 1,200 ms | 400 ms | 70 MiB | 4.00 | 4.00 |\n"
            "\n"
            "Left out:\n"
            "\n"
            "- `odd`: it did nothing\n",
        )

    def test_a_table_replaces_what_was_in_its_place_and_nothing_else(self):
        with tempfile.TemporaryDirectory() as folder:
            page = Path(folder) / "page.md"
            page.write_text("before\n<!-- W1 -->\nold\n<!-- end of W1 -->\n<!-- W2 -->\n<!-- end of W2 -->\nafter\n")
            table.put_into(page, "W1", "new\n")
            self.assertEqual(
                page.read_text(),
                "before\n<!-- W1 -->\n\nnew\n\n<!-- end of W1 -->\n<!-- W2 -->\n<!-- end of W2 -->\nafter\n",
            )
            with self.assertRaisesRegex(ValueError, "no place for W4"):
                table.put_into(page, "W4", "new\n")

    def test_the_page_has_a_place_for_each_workload(self):
        page = PERFORMANCE.read_text()
        for name in all_workloads(1):
            self.assertIn(f"<!-- {name} -->\n", page)
            self.assertIn(f"<!-- end of {name} -->\n", page)


class WorkloadsTest(unittest.TestCase):
    def test_they_have_the_sizes_that_are_promised(self):
        workloads = all_workloads(1)
        sizes = {
            name: (len(workload.tasks), _files(workload), _files(workload) * workload.files.size)
            for name, workload in workloads.items()
        }
        kib, gib = 1 << 10, 1 << 30
        self.assertEqual(sizes["W1"], (1, 1, 4 * kib))
        self.assertEqual(sizes["W2"], (200, 4000, 16000 * kib))
        self.assertEqual(sizes["W3a"], (1, 50_000, 200_000 * kib))
        self.assertEqual(sizes["W3b"], (1, 64, 2 * gib))
        self.assertEqual(sizes["W4"], (20, 20, 20 * 200 * 4 * kib))
        self.assertEqual(sizes["W6a"], (1000, 0, 0))
        self.assertEqual(sizes["W6b"], (5000, 5000, 20_000 * kib))

    def test_an_edit_in_the_first_of_ten_layers_reaches_55_tasks(self):
        workload = all_workloads(1)["W5"]
        self.assertEqual(workload.change, Change.EDIT)
        self.assertEqual(len(workload.cone(workload.tasks[0].name)), 55)

    def test_who_wants_the_last_layer_wants_all(self):
        workload = all_workloads(1)["W2"]
        self.assertEqual(len(workload.last), 20)
        needed = set(workload.last)
        for task in reversed(workload.tasks):
            if task.name in needed:
                needed.update(task.deps)
        self.assertEqual(sorted(needed), sorted(workload.all_names))


def _files(workload: Workload) -> int:
    return len(workload.tasks) * sum(1 for _ in workload.files.names() if workload.files.size)


if __name__ == "__main__":
    unittest.main()
