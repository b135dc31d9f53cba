"""Tests `explore.py`: 10,000 articles, two cores, a worker killed on the way, and the same output as
`siyaq batch` gives on one machine. Run by `cargo xtask test archives`.

The articles are made here from the names and sentences below, by a generator of fixed seed.
"""

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from pathlib import Path

SIYAQ = os.environ["SIYAQ"]
ARTICLES = 10_000
# One in so many lines is no article: it must come out as an error, in its place.
BAD_EVERY = 500

COUNTRIES = "مصر الأردن العراق السعودية قطر المغرب تونس الجزائر فرنسا ألمانيا تركيا إيران".split()
MONTHS = "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split()
SENTENCES = [
    "زار وزير خارجية {a} {b} يوم {day} {month} {year} والتقى نظيره.",
    "وقّعت {a} و{b} اتفاقًا للتجارة في {month} {year}.",
    "أدانت {a} موقف {b} من القرار الصادر عام {year}.",
    "لم ترسل {a} مساعدات إلى {b} منذ {month} الماضي.",
    "قالت الأمم المتحدة إن {a} ستستضيف مؤتمرًا مع {b} العام المقبل.",
    "بلغ عدد الزوار {year} زائر، وفق صحيفة محلية.",
]


def line(generator, number):
    """A line of the archive: an article of two to twelve sentences, or now and then a broken one."""
    if number % BAD_EVERY == BAD_EVERY - 1:
        return '{"id": %d, "text": ' % number
    sentences = []
    for _ in range(generator.randint(2, 12)):
        a, b = generator.sample(COUNTRIES, 2)
        sentences.append(
            generator.choice(SENTENCES).format(
                a=a,
                b=b,
                day=generator.randint(1, 28),
                month=generator.choice(MONTHS),
                year=generator.randint(1950, 2025),
            )
        )
    article = {"id": number, "text": " ".join(sentences), "published": "2025-11-06"}
    return json.dumps(article, ensure_ascii=False)


def workers():
    """The ids of the running `siyaq batch` processes of one thread."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if command[:2] == [SIYAQ.encode(), b"batch"] and b"--threads" in command:
            found.append(int(folder.name))
    return found


def kill_one(ended, killed):
    """Kills the first worker that it sees at work, once some part has been explored."""
    while not ended.is_set():
        for process in workers():
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                continue
            killed.append(process)
            return
        time.sleep(0.01)


class Archive(unittest.TestCase):
    def test_a_killed_worker_changes_nothing(self):
        generator = random.Random(7)
        with tempfile.TemporaryDirectory() as folder:
            archive = Path(folder, "archive.jsonl")
            text = "".join(line(generator, number) + "\n" for number in range(ARTICLES))
            archive.write_text(text, encoding="utf-8")
            alone = subprocess.run([SIYAQ, "batch", archive], capture_output=True, check=True).stdout

            output = Path(folder, "explored")
            killed, ended = [], threading.Event()
            killer = threading.Thread(target=kill_one, args=(ended, killed))
            killer.start()
            environment = os.environ | {
                # Two cores, and three more tries for a task.
                "PYSPARK_SUBMIT_ARGS": "--master local[2,4] --conf spark.ui.enabled=false pyspark-shell",
                "PYSPARK_PYTHON": sys.executable,
            }
            try:
                run = subprocess.run(
                    [sys.executable, Path(__file__).with_name("explore.py"), archive, output]
                    + ["--siyaq", SIYAQ, "--partitions", "16"],
                    env=environment,
                    capture_output=True,
                    text=True,
                )
            finally:
                ended.set()
                killer.join()
            self.assertEqual(run.returncode, 0, run.stderr[-4000:])
            self.assertTrue((output / "_SUCCESS").is_file())
            self.assertEqual(len(killed), 1, "no worker was killed")
            # Python's exception of the task, which Spark reports before it tries again.
            self.assertIn("Pipe function", run.stderr)

            parts = sorted(output.glob("part-*"))
            self.assertGreaterEqual(len(parts), 16)
            explored = b"".join(part.read_bytes() for part in parts)
            self.assertEqual(explored.count(b"\n"), ARTICLES)
            self.assertEqual(explored.count(b'"error"'), ARTICLES // BAD_EVERY)
            # Not assertEqual: it would print both.
            self.assertTrue(explored == alone, "Spark's output differs from that of one machine")


if __name__ == "__main__":
    unittest.main(verbosity=2)
