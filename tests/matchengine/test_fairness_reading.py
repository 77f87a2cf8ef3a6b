"""A report that was kept as JSON shows the same page when it is read back."""

import json

import numpy as np
import pytest

from matchengine import FairnessReport, Grouping, fairness_report, rank_change, report_from_json


def _report() -> FairnessReport:
    """Women and men of whom no man was hired, so that a ratio has no end."""
    sex = Grouping("sex", np.array([0, 1] * 60 + [2] * 5), ("women", "men", "not told"))
    hired = np.array([1, 0] * 60 + [0] * 5)
    swaps = [rank_change([1, 2, 3, 0], [1, 3, 0, 2], "he and she swapped")]
    return fairness_report([sex], scores=np.arange(125), hired=hired, swaps=swaps)


def test_what_was_written_is_read_back_the_same() -> None:
    report = _report()
    again = report_from_json(report.to_json())
    assert again == report
    assert again.to_html("id") == report.to_html("id")


def test_another_format_is_refused() -> None:
    told = json.loads(_report().to_json())
    for other in ({**told, "format": 2}, {}):
        with pytest.raises(ValueError, match="not a fairness report"):
            report_from_json(json.dumps(other))


def test_what_the_report_is_about_stands_on_its_page_escaped() -> None:
    page = _report().to_html("en", about=["Wonosobo & <Temanggung>, 2026"])
    assert "<p>Wonosobo &amp; &lt;Temanggung&gt;, 2026</p>" in page
