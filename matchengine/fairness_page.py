"""The fairness report as one page of HTML: tables first, a small picture beside each ratio."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

from matchengine.fairness_words import WORDS, Language, number, percent

if TYPE_CHECKING:
    from matchengine.fairness import Comparison, FairnessReport, RankChange, Table

_STYLE = """
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --line: #5c6670;
  --band: #dfe5ea; --bad: #9a1c10; }
@media (prefers-color-scheme: dark) { :root { --ink: #eceff1; --paper: #14181c;
  --line: #a5b0ba; --band: #333d46; --bad: #ff9f92; } }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; background: var(--paper);
  color: var(--ink); }
main { max-width: 70rem; margin: 0 auto; padding: 1rem; }
h1, h2 { line-height: 1.25; }
.wide { overflow-x: auto; margin-block: 1rem 2rem; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: start; font-weight: 700; padding-block: .5rem; }
th, td { text-align: end; padding: .35rem .6rem; border-bottom: 1px solid var(--line);
  font-variant-numeric: tabular-nums; white-space: nowrap; }
th:first-child, th:last-child, .words { text-align: start; }
.gap { color: var(--bad); font-weight: 700; }
svg { width: 10rem; height: 1.25rem; vertical-align: middle; }
.band { fill: var(--band); }
.mark { stroke: var(--line); fill: none; stroke-width: 1; }
.whisker { stroke: var(--ink); stroke-width: 2; }
.point { fill: var(--ink); }
"""

_WIDTH, _HEIGHT = 160, 20
_WIDEST = math.log(4)
"""The picture runs from a quarter to four times, on a logarithmic scale."""

_DECIMALS = {"exposure": 3, "wage": 0, "distance": 1}


def page(
    report: "FairnessReport", language: Language, label: Callable[[str], str],
    about: Sequence[str] = (),
) -> str:  # fmt: skip
    """The whole page. Raises KeyError for a language that has no words."""
    words = WORDS[language]
    parts = [
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(words['title'])}</title>\n<style>{_STYLE}</style>\n</head>",
        f"<body>\n<main>\n<h1>{escape(words['title'])}</h1>",
        *(_paragraph(sentence) for sentence in about),
        *_opening(report, words),
        *_by_grouping(report, words, label),
        *_swaps(report.swaps, words, label),
        "</main>\n</body>\n</html>\n",
    ]
    return "\n".join(parts)


def _opening(report: "FairnessReport", words: Mapping[str, str]) -> Iterator[str]:
    judged = [one for table in report.tables for one in table.comparisons if one.chance is not None]
    gaps = sum(one.verdict == "gap" for one in judged)
    said = words["some" if gaps else "none"] if judged else words["empty"]
    yield _paragraph(said.format(gaps=gaps, judged=len(judged)))
    yield _paragraph(words["rows"].format(n=number(report.rows, 0, words)))
    yield f"<h2>{escape(words['how'])}</h2>"
    settings = {
        "level": percent(report.level, words, 0),
        "chance": percent(1 - report.level, words, 0),
        "low": number(report.fair_ratio, 2, words),
        "high": number(1 / report.fair_ratio, 2, words),
        "floor": number(report.floor, 0, words),
    }
    for name in ("how_ratio", "how_interval", "how_verdict", "how_floor", "how_limits"):
        yield _paragraph(words[name].format(**settings))


def _by_grouping(
    report: "FairnessReport", words: Mapping[str, str], label: Callable[[str], str]
) -> Iterator[str]:
    for grouping in dict.fromkeys(table.grouping for table in report.tables):
        yield f"<section>\n<h2>{escape(label(grouping))}</h2>"
        for table in report.tables:
            if table.grouping == grouping:
                yield from _table(table, report, words, label)
        yield "</section>"


def _table(
    table: "Table", report: "FairnessReport", words: Mapping[str, str],
    label: Callable[[str], str],
) -> Iterator[str]:  # fmt: skip
    caption = words[table.measure]
    about = f"{caption}, {label(table.grouping)}"
    yield f'<div class="wide" role="region" tabindex="0" aria-label="{escape(about)}">'
    yield f"<table>\n<caption>{escape(caption)}</caption>"
    heads = [words[name] for name in ("group", "n")] + [caption, words["ratio"]]
    heads += [words["interval"].format(level=percent(report.level, words, 0))]
    yield _head([*heads, words["picture"], words["verdict"]])
    yield "<tbody>"
    for one in table.comparisons:
        yield _row(one, table, report.fair_ratio, words, label)
    yield "</tbody>\n</table>\n</div>"
    notes = [f"{words['overall']}: {_figure(table.overall, table, words)}."]
    if table.parity is not None:
        notes.append(words["spread"].format(value=number(table.parity, 2, words)))
    if table.reference is not None:
        notes.append(words["against"].format(group=label(table.reference)))
    yield _paragraph(" ".join(notes))


def _row(
    one: "Comparison", table: "Table", fair_ratio: float, words: Mapping[str, str],
    label: Callable[[str], str],
) -> str:  # fmt: skip
    interval = "–"
    if one.low is not None and one.high is not None:
        interval = f"{_ratio(one.low, words)} – {_ratio(one.high, words)}"
    kind = " gap" if one.verdict == "gap" else ""
    cells = [
        f'<th scope="row">{escape(label(one.group))}</th>',
        f"<td>{number(one.n, 0, words)}</td>",
        f"<td>{_figure(one.figure, table, words)}</td>",
        f"<td>{_ratio(one.ratio, words)}</td>",
        f"<td>{interval}</td>",
        f"<td>{_picture(one, fair_ratio)}</td>",
        f'<td class="words{kind}">{escape(_verdict(one, words))}</td>',
    ]
    return f"<tr>{''.join(cells)}</tr>"


def _verdict(one: "Comparison", words: Mapping[str, str]) -> str:
    name = str(one.verdict)
    if name in ("gap", "difference"):
        name += "_low" if (one.ratio or 0.0) < 1 else "_high"
    return words[name]


def _figure(figure: float | None, table: "Table", words: Mapping[str, str]) -> str:
    if figure is not None and table.measure.is_share:
        return percent(figure, words)
    return number(figure, _DECIMALS.get(table.measure, 2), words)


def _ratio(value: float | None, words: Mapping[str, str]) -> str:
    return "∞" if value == math.inf else number(value, 2, words)


def _picture(one: "Comparison", fair_ratio: float) -> str:
    """The interval as a line, the ratio as a dot; the table has the numbers, so it is hidden."""
    if one.ratio is None or one.low is None or one.high is None:
        return ""
    band = _across(fair_ratio), _across(1 / fair_ratio)
    middle, low, high = _across(1.0), _across(one.low), _across(one.high)
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" aria-hidden="true" focusable="false">'
        f'<rect class="band" x="{band[0]}" y="0" width="{band[1] - band[0]:.1f}" '
        f'height="{_HEIGHT}"/><path class="mark" d="M{middle} 0V{_HEIGHT}"/>'
        f'<path class="whisker" d="M{low} 10H{high}"/>'
        f'<circle class="point" cx="{_across(one.ratio)}" cy="10" r="4"/></svg>'
    )


def _across(ratio: float) -> float:
    share = math.log(ratio) / _WIDEST if 0 < ratio < math.inf else math.copysign(1, ratio - 0.5)
    return round(_WIDTH / 2 + max(-1.0, min(1.0, share)) * (_WIDTH / 2 - 5), 1)


def _swaps(
    swaps: "tuple[RankChange, ...]", words: Mapping[str, str], label: Callable[[str], str]
) -> Iterator[str]:
    if not swaps:
        return
    yield f"<section>\n<h2>{escape(words['swaps'])}</h2>{_paragraph(words['swaps_how'])}"
    yield f'<div class="wide" role="region" tabindex="0" aria-label="{escape(words["swaps"])}">'
    yield f"<table>\n<caption>{escape(words['swaps'])}</caption>"
    yield _head([words[name] for name in ("swap", "n", "equal", "largest", "moved")])
    yield "<tbody>"
    for one in swaps:
        numbers = (one.n, None, one.largest, one.moved)
        cells = [
            percent(one.share_equal, words) if value is None else number(value, 0, words)
            for value in numbers
        ]
        listed = "".join(f"<td>{cell}</td>" for cell in cells)
        yield f'<tr><th scope="row">{escape(label(one.label))}</th>{listed}</tr>'
    yield "</tbody>\n</table>\n</div>\n</section>"


def _head(words: list[str]) -> str:
    heads = "".join(f'<th scope="col">{escape(word)}</th>' for word in words)
    return f"<thead><tr>{heads}</tr></thead>"


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"
