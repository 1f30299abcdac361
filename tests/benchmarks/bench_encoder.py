"""Speed, start-up and memory of the embedded encoder: a table on standard output.

    python tests/benchmarks/bench_encoder.py [--encoder NAME|PATH] [--sentences N]

The sentences are made up of the words of a few templates, about as long as
those of a news report.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time

ARABIC = (
    "قال المتحدث باسم الوزارة يوم {day} إن {number} شخصا وصلوا إلى المدينة قبل أن تغلق الطرق بسبب الفيضانات",
    "وأضاف التقرير رقم {number} أن الحكومة لم توافق بعد على مشروع القانون الذي ناقشه البرلمان في اليوم {day}",
)
ENGLISH = (
    "The ministry's spokesman said on day {day} that {number} people reached the city before floods closed the roads",
    "Report number {number} added that the government has not yet approved the bill parliament debated on day {day}",
)
COLD = (
    "import time; t = time.perf_counter(); from compare.encoding import open_encoder; e = open_encoder({name!r});"
    "e.encode(['The committee of 25 members met in Paris.'] * 30 + ['اجتمعت لجنة من 25 عضوا في باريس'] * 30);"
    "print(time.perf_counter() - t)"
)


def sentences(count: int) -> list[str]:
    """`count` different sentences, Arabic and English in turn."""
    templates = [template for pair in zip(ARABIC, ENGLISH, strict=True) for template in pair]
    return [templates[i % 4].format(day=i % 31, number=1000 + i) for i in range(count)]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", default="ar-en")
    parser.add_argument("--sentences", type=int, default=20_000)
    arguments = parser.parse_args()
    cold = [
        float(subprocess.run([sys.executable, "-c", COLD.format(name=arguments.encoder)], capture_output=True).stdout)
        for _ in range(5)
    ]
    from compare.encoding import open_encoder

    encoder = open_encoder(arguments.encoder)
    texts = sentences(arguments.sentences)
    encoder.encode(texts[:100])
    wall, cpu = time.perf_counter(), time.process_time()
    encoder.encode(texts)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print("| what | measured |\n|---|---|")
    print(f"| open and encode 60 sentences, cold, best of 5 (median) | {min(cold):.2f} s ({sorted(cold)[2]:.2f} s) |")
    print(f"| sentences a second, wall | {len(texts) / wall:,.0f} |")
    print(f"| sentences a second of CPU time | {len(texts) / cpu:,.0f} |")
    print(f"| peak memory | {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB |")


if __name__ == "__main__":
    main()
