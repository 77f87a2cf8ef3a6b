"""What a person is told: why, and what would change it."""

from dataclasses import replace

from matchengine import Match, Seeker, Vacancy, Work, match_one, score_range
from tests.matchengine.strategies import TODAY

ANI = Seeker(
    id=1,
    wishes=("5120",),
    work=(Work("5120", 6),),
    education=3,
    skills=frozenset({"masak"}),
    region="33.07",
    point=(-7.36, 109.90),
    wage_floor=2_500_000,
    hours="full",
)
KITCHEN = Vacancy(
    id=2,
    occupation="5120",
    education_min=4,
    experience_min=12,
    skills=frozenset({"masak", "kue", "sate"}),
    region="33.08",
    point=(-7.9, 110.3),
    wage_max=2_300_000,
    hours="shift",
)


def told() -> Match:
    found = match_one(ANI, KITCHEN, today=TODAY)
    assert isinstance(found, Match)
    return found


def test_ani_is_told_her_fits_and_gaps_with_the_facts() -> None:
    by_signal = {reason.signal: reason for reason in told().reasons}
    assert by_signal["skills"].facts == {"have": ["masak"], "missing": ["kue", "sate"]}
    assert by_signal["skills"].verdict == "gap"
    assert by_signal["education"].facts == {"asked": 4, "has": 3}
    assert by_signal["wage"].facts == {"floor": 2_500_000, "offered": 2_300_000}
    assert by_signal["wish"].verdict == "fits"
    assert by_signal["languages"].verdict == "unknown"
    km = by_signal["place"].facts["km"]
    assert isinstance(km, float)
    assert 73 < km < 76


def test_what_is_asked_and_not_known_widens_the_range_and_what_nobody_asks_does_not() -> None:
    asked = replace(KITCHEN, languages=frozenset({"en"}))
    found = match_one(ANI, asked, today=TODAY)
    answered = match_one(replace(ANI, languages=frozenset({"en"})), asked, today=TODAY)
    unasked = match_one(ANI, KITCHEN, today=TODAY)
    assert isinstance(found, Match)
    assert isinstance(answered, Match)
    assert isinstance(unasked, Match)
    assert found.spread > answered.spread == unasked.spread
    low, high = score_range(found.log_odds, found.spread)
    assert low < found.score < high
    assert found.score == unasked.score


def test_ani_is_told_what_would_change_it() -> None:
    facts = [change.facts for change in told().changes]
    assert {"skill": "kue"} in facts
    assert {"rung": 4} in facts
    assert {"less": 200_000} in facts
    assert {"accept": "33.08"} in facts
    assert {"accept": "shift"} in facts
    assert {"months_more": 6} in facts


def test_a_change_made_brings_the_points_that_were_promised() -> None:
    promised = {str(change.facts): change.gain for change in told().changes}
    done = {
        str({"rung": 4}): replace(ANI, education=4),
        str({"less": 200_000}): replace(ANI, wage_floor=2_300_000),
        str({"accept": "33.08"}): replace(ANI, places=("33.08",)),
        str({"accept": "shift"}): replace(ANI, hours="shift"),
        str({"months_more": 6}): replace(ANI, work=(Work("5120", 12),)),
    }
    for change, changed in done.items():
        found = match_one(changed, KITCHEN, today=TODAY)
        assert isinstance(found, Match)
        assert found.score - told().score == promised[change], change


def test_a_skill_learnt_brings_the_points_that_were_promised() -> None:
    only_skills = replace(KITCHEN, education_min=None, wage_max=None, point=None, hours="")
    before = match_one(ANI, only_skills, today=TODAY)
    after = match_one(replace(ANI, skills=frozenset({"masak", "kue"})), only_skills, today=TODAY)
    assert isinstance(before, Match)
    assert isinstance(after, Match)
    gains = [change.gain for change in before.changes if change.facts == {"skill": "kue"}]
    assert gains == [after.score - before.score]
