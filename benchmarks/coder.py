"""How good and how fast the coder is: ``make bench-coder`` or ``python -m benchmarks.coder``.

Prints each figure beside the free baseline that it is measured against and the aim. Sets that are
absent are named and left out. ``--words`` leaves the sentence encoder out, ``--fit`` also prints
the parameters of the probability fitted on the labelled titles, ``--labelled`` stops after these.
"""

import itertools
import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

import jobcoder.meaning
from benchmarks import coder_sets as sets
from jobcoder import Candidate, Linker, code_many, code_occupation, extract_skills
from jobcoder.coder import Scale, score_titles
from jobcoder.index import title_index

FAMILIES: dict[str, tuple[str, ...]] = {
    "sales": ("52", "243", "332", "1221", "3339"),
    "administration": ("4", "334", "1219"),
    "operators": ("81", "82", "72", "73", "74", "75", "311", "312", "313", "93", "2141"),
    "crew": ("512", "513", "94", "91", "1412", "962", "5246"),
    "IT": ("25", "35", "2166"),
    "teaching": ("23", "5312", "2424"),
}
# Pooled over the labels of a group: the best one and how many come near it. A group of many labels
# has more that come near by chance, so half of what their number adds is taken off again.
POOL, POOL_OF_MANY = 0.03, 0.5


def line(name: str, figure: str, baseline: str, reach: str, stretch: str = "") -> None:
    """Print one line of the table."""
    print(f"{name:<44} {figure:>15} {baseline:>15} {reach:>13} {stretch:>13}", flush=True)


def codes_of(answers: Sequence[list[Candidate]]) -> list[list[str]]:
    """The groups of each answer, best first."""
    return [[candidate.group for candidate in found] for found in answers]


def report_labelled(refit: bool) -> None:
    """Accuracy on the labelled titles, by family, and how far the probabilities are true."""
    labelled = sets.read_labelled()
    answers = code_many(labelled.texts, k=5)
    ranked = codes_of(answers)
    at = {k: sets.accuracy(ranked, labelled.gold, k) for k in (1, 3)}
    line(
        f"dev titles n={len(ranked)} acc@1, acc@3",
        f"{at[1]:.3f} {at[3]:.3f}", "0.28 0.45", "0.72 0.90", "0.82 0.95",
    )
    for family, prefixes in FAMILIES.items():
        chosen = [
            i for i, right in enumerate(labelled.gold)
            if any(code.startswith(prefixes) for code in right)
        ]
        wrong = [i for i in chosen if not set(ranked[i][:1]) & labelled.gold[i]]
        far = [i for i in chosen if not set(ranked[i][:3]) & labelled.gold[i]]
        print(
            f"    {family:<16} n={len(chosen):3d}  wrong at first {len(wrong):3d}, "
            f"not within three {len(far):3d}"
        )
    print_calibration(labelled, answers)
    if refit:
        print(f"    fitted: {fit(labelled)}")


def print_calibration(labelled: sets.Labelled, answers: Sequence[list[Candidate]]) -> None:
    """Print, for each band of said probability, how often the first answer was right."""
    said = [
        (found[0].probability, found[0].group in right)
        for found, right in zip(answers, labelled.gold, strict=True)
        if found
    ]
    for low in (0.0, 0.2, 0.4, 0.6, 0.8):
        band = [(p, right) for p, right in said if low <= p < low + 0.2]
        if band:
            mean = sum(p for p, _ in band) / len(band)
            share = sum(right for _, right in band) / len(band)
            print(f"    said {low:.1f}-{low + 0.2:.1f}: n={len(band):3d} mean {mean:.2f} "
                  f"right {share:.2f}")
    wrongness = np.mean([(p - right) ** 2 for p, right in said])
    print(f"    Brier {wrongness:.3f}; without an answer {len(answers) - len(said)}")


def fit(labelled: sets.Labelled) -> Scale:
    """Fit the scale of the probabilities by greatest likelihood over a grid."""
    index = title_index()
    scored = list(score_titles(labelled.texts))
    pairs = [
        (found.scores, index.codes[found.order[0]] in right)
        for found, right in zip(scored, labelled.gold, strict=True)
        if found is not None
    ]

    def likelihood(scale: Scale) -> float:
        said = np.array([scale.probabilities(scores)[0] for scores, _ in pairs])
        right = np.array([right for _, right in pairs])
        return float(np.log(np.where(right, said, 1.0 - said)).sum())

    grid = itertools.product(
        (3.0, 4.0, 6.0, 8.0, 10.0), np.arange(0.1, 0.9, 0.04), np.arange(0.01, 0.2, 0.01)
    )
    return max((Scale(a, float(b), float(c)) for a, b, c in grid), key=likelihood)


def _pooled(scores: sets.Floats, codes: Sequence[str]) -> tuple[sets.Floats, list[str]]:
    """Scores of labels as scores of their groups: an array of (texts, groups)."""
    names, number = np.unique(np.array(codes), return_inverse=True)
    order = np.argsort(number, kind="stable")
    starts = np.searchsorted(number[order], np.arange(len(names)))
    peak = scores.max(axis=1, keepdims=True)
    grown = np.exp((scores[:, order] - peak) / POOL)
    sums = np.log(np.add.reduceat(grown, starts, axis=1))
    many = np.log(np.diff(np.append(starts, len(codes))))
    return peak + POOL * (sums - POOL_OF_MANY * many), [str(n) for n in names]


def _ranked(scores: sets.Floats, codes: Sequence[str]) -> list[list[str]]:
    best = np.argsort(-scores, axis=1, kind="stable")[:, :10]
    return [[codes[n] for n in row] for row in best]


def _in_parts(linker: Linker, texts: Sequence[str], codes: Sequence[str]) -> sets.Floats:
    return np.vstack(
        [_pooled(linker.scores(texts[i : i + 64]), codes)[0] for i in range(0, len(texts), 64)]
    )


def report_kbji(meaning: bool) -> None:
    """Task C: through English titles only. Leave one out: every signal but the title itself."""
    titles, english = sets.read_kbji(), sets.read_english_titles()
    codes = [code for _, code in english]
    linker = Linker([title for title, _ in english], meaning)
    through = _in_parts(linker, titles.texts, codes)
    names = sorted(set(codes))
    ranked = _ranked(through, names)
    at = {k: sets.accuracy(ranked, titles.gold, k) for k in (1, 5)}
    line("kbji_xl C, English titles only, acc@1, acc@5", f"{at[1]:.3f} {at[5]:.3f}",
         "0.43 0.71", "0.55 0.82", "0.62 0.88")
    own = codes_of(code_many(titles.texts, k=10))
    at = {k: sets.accuracy(own, titles.gold, k) for k in (1, 5)}
    line("kbji_xl, the coder alone, acc@1, acc@5", f"{at[1]:.3f} {at[5]:.3f}", "", "")
    ranked = _leave_one_out(titles, through, names, meaning)
    at = {k: sets.accuracy(ranked, titles.gold, k) for k in (1, 5)}
    line("kbji_xl, leave one out, acc@1, acc@5", f"{at[1]:.3f} {at[5]:.3f}",
         "0.575 0.843", "0.65 0.90", "0.70 0.92")


def _leave_one_out(
    titles: sets.Labelled, through: sets.Floats, names: list[str], meaning: bool
) -> list[list[str]]:
    """The coder, the English titles and the other titles of KBJI, added on one scale."""
    index = title_index()
    place = {code: i for i, code in enumerate(names)}
    alone = Linker(titles.texts, meaning).scores(titles.texts)
    np.fill_diagonal(alone, 0.0)
    near, near_names = _pooled(alone, [next(iter(right)) for right in titles.gold])
    total = 0.5 * through
    total[:, [place[code] for code in near_names]] += 0.5 * near
    for row, found in enumerate(score_titles(titles.texts)):
        if found is not None:
            low = float(found.scores[-1])
            for group, score in zip(found.order, found.scores, strict=True):
                total[row, place[index.codes[group]]] += float(score) - low
    return _ranked(total, names)


def report_links(meaning: bool) -> None:
    """The public sets of linking."""
    if _present(sets.MELO):
        melo = sets.read_melo("usa_q_en_c_en")
        scores = Linker(melo.vocabulary, meaning).scores(melo.texts)
        line("melo usa_q_en_c_en, MRR", f"{sets.mean_reciprocal_rank(scores, melo.gold):.3f}",
             "0.618", "print", "0.65")
    if _present(sets.SKILLS_ESCO):
        for name, baseline, stretch in (("tech", "0.578", "0.62"), ("house", "0.444", "0.48")):
            links = sets.read_skills(name)
            scores = Linker(links.vocabulary, meaning).scores(links.texts)
            line(f"skills_esco {name.upper()}, RP@5, n={len(links.texts)}",
                 f"{sets.r_precision(scores, links.gold, 5):.3f}", baseline, "print", stretch)


def report_coverage(name: str, path: Path, column: str) -> None:
    """Share of distinct titles coded with probability 0.5 or more, and titles a second."""
    titles = sets.read_titles(path, column)
    started = time.process_time()
    answers = code_many(titles)
    seconds = time.process_time() - started
    sure = sum(bool(found) and found[0].probability >= 0.5 for found in answers)
    silent = sum(not found for found in answers)
    line(f"{name}: {len(titles)} distinct titles, p >= 0.5", f"{sure / len(titles):.1%}",
         "none", ">= 70 %", "85 %")
    print(f"    no answer for {silent / len(titles):.1%}")
    line("    titles a second, in bulk", f"{len(titles) / seconds:.0f}", "", ">= 300", "600")


def report_speed() -> None:
    """One title, one advertisement, and loading in a fresh process."""
    code_occupation("kasir")
    titles = [f"{title} toko {i}" for i, title in enumerate(("admin gudang", "staff k3") * 100)]
    started = time.process_time()
    for title in titles:
        code_occupation(title)
    line("one title, ms", f"{(time.process_time() - started) / len(titles) * 1e3:.2f}",
         "", "<= 5", "2.5")
    advertisement = "Melayani pelanggan, mengoperasikan mesin kasir dan menyusun laporan. " * 25
    extract_skills(advertisement)
    started = time.process_time()
    for _ in range(20):
        extract_skills(advertisement)
    line("one advertisement of 1,700 letters, skills, ms",
         f"{(time.process_time() - started) / 20 * 1e3:.2f}", "", "<= 20", "10")
    said = subprocess.run(
        [sys.executable, "-c", "from benchmarks.coder import print_loading; print_loading()"],
        check=True, capture_output=True, text=True, cwd=Path(__file__).parents[1],
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
    ).stdout.split()
    line("first answer in a new process, s; memory, MB", " ".join(said), "", "<= 2; <= 300")


def print_loading() -> None:
    """Print seconds to the first answers and the most memory held, as a new process finds it."""
    started = time.process_time()
    code_occupation("admin gudang")
    extract_skills("jaga warung")
    seconds = time.process_time() - started
    print(f"{seconds:.2f} {_most_memory():.0f}")


def _most_memory() -> float:
    """The most megabytes that this process held; not those of the process that began it."""
    status = Path("/proc/self/status")
    if status.exists():
        kilobytes = status.read_text().partition("VmHWM:")[2].split()[0]
        return int(kilobytes) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _present(path: Path) -> bool:
    if not path.exists():
        print(f"left out, not found: {path}")
    return path.exists()


def _without_encoder() -> None:
    setattr(jobcoder.meaning, "encoder", lambda: None)  # noqa: B010 (a benchmark's own switch)


def main(arguments: Sequence[str]) -> int:
    """Run every part whose data are there."""
    meaning = "--words" not in arguments and jobcoder.meaning.encoder() is not None
    if not meaning:
        _without_encoder()
    print("with the sentence encoder" if meaning else "without the sentence encoder, words only")
    line("set", "figure", "free baseline", "reach", "stretch")
    if _present(sets.LABELLED):
        report_labelled("--fit" in arguments)
    if "--labelled" in arguments:
        return 0
    if _present(sets.KBJI_XL):
        report_kbji(meaning)
    for name, path, column in (
        ("MagangHub", sets.MAGANGHUB, "posisi"), ("Karirhub", sets.KARIRHUB, "Title"),
    ):
        if _present(path):
            report_coverage(name, path, column)
    report_links(meaning)
    report_speed()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
