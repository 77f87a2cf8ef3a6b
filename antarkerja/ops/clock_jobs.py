"""The jobs of the clock."""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module

from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from antarkerja.domain.cases.operations.attention import refresh_flags
from antarkerja.domain.cases.operations.board import count_boards
from antarkerja.domain.cases.operations.files import scan_waiting, sweep_vault
from antarkerja.domain.cases.operations.handover import turn_hand_overs
from antarkerja.domain.cases.operations.steps import settle_steps
from antarkerja.domain.employers.operations import expire_vacancies
from antarkerja.domain.jobseekers.operations import (
    expire_registrations,
    remove_old_codes,
)
from antarkerja.domain.matching.queries import keep_vacancies_index
from antarkerja.domain.messaging.operations.receipts import remove_loose_receipts
from antarkerja.domain.messaging.operations.scrubbing import (
    scrub_old_messages,
    scrub_strange_replies,
)
from antarkerja.domain.messaging.operations.sending import give_up_late_letters
from antarkerja.domain.messaging.tasks import ask_for_sending
from antarkerja.domain.offices.imports import forget_old_files
from antarkerja.domain.offices.policies import system_actor
from antarkerja.domain.practices.operations.evidence import reckon_all
from antarkerja.domain.practices.operations.profession import count_profession
from antarkerja.domain.practices.operations.recommending import reckon_recommendations
from antarkerja.domain.practices.operations.results import measure_replications
from antarkerja.domain.practices.queries.files import vault_names
from antarkerja.journeys.benefits import (
    end_finished_claims,
    prove_what_is_there,
    remind_claimants,
)
from antarkerja.journeys.fairness_work import monthly_fairness_reports
from antarkerja.journeys.follow_up_questions import ask_follow_ups
from antarkerja.journeys.import_work import go_on
from antarkerja.journeys.match_work import ask_for_tonight
from antarkerja.journeys.practice_digests import prepare_digests
from antarkerja.journeys.registration_reminders import remind_of_expiry
from antarkerja.journeys.replies import take_up_replies
from antarkerja.journeys.step_reminders import tell_steps_due
from antarkerja.journeys.title_coding import code_titles
from antarkerja.ops.clock import Job, Moment
from antarkerja.ops.statistics import refresh_statistics
from antarkerja.ops.tasks import ask_worker

# Long enough to ask why something failed.
KEPT_FINISHED_WORK = timedelta(days=14)


def _registrations(moment: Moment) -> int:
    return expire_registrations(by=system_actor(), today=moment.on, zone=moment.zone)


def _vacancies(moment: Moment) -> int:
    return expire_vacancies(by=system_actor(), today=moment.on, zone=moment.zone)


def _flags(moment: Moment) -> int:
    changed = refresh_flags(by=system_actor(), on=moment.on, zone=moment.zone)
    count_boards(by=system_actor(), on=moment.on, at=moment.at, zone=moment.zone)
    return changed


def _boards(moment: Moment) -> int:
    return count_boards(by=system_actor(), on=moment.on, at=moment.at, zone=moment.zone,
                        only_moved=True)


def _titles(moment: Moment) -> int:
    # An import asks the worker for this at once; the clock sees to the rest.
    return int(code_titles.func())


def _imports(moment: Moment) -> int:
    return go_on(at=moment.at)


def _old_files(moment: Moment) -> int:
    return forget_old_files(at=moment.at)


def _statistics(moment: Moment) -> int:
    refresh_statistics()
    return 0


def _indexes(moment: Moment) -> int:
    return keep_vacancies_index()


def _prices(moment: Moment) -> int:
    return ask_for_tonight(by=system_actor())


def _fairness(moment: Moment) -> int:
    return monthly_fairness_reports(by=system_actor(), on=moment.on, at=moment.at)


def _sessions(moment: Moment) -> int:
    stale = Session.objects.filter(expire_date__lt=moment.at).count()
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    return stale


def _codes(moment: Moment) -> int:
    return remove_old_codes(by=system_actor(), at=moment.at)


def _finished_work(moment: Moment) -> int:
    old = moment.at - KEPT_FINISHED_WORK
    return DBTaskResult.objects.finished().filter(finished_at__lt=old).delete()[0]


def _send(moment: Moment) -> int:
    return ask_for_sending(at=moment.at)


def _replies(moment: Moment) -> int:
    return take_up_replies(by=system_actor(), at=moment.at)


def _expiring(moment: Moment) -> int:
    return remind_of_expiry(by=system_actor(), on=moment.on, at=moment.at, zone=moment.zone)


def _old_messages(moment: Moment) -> int:
    by = system_actor()
    give_up_late_letters(by=by, at=moment.at)
    scrub_strange_replies(by=by, at=moment.at)
    remove_loose_receipts(by=by, at=moment.at)
    return scrub_old_messages(by=by, at=moment.at)


def _follow_ups(moment: Moment) -> int:
    return ask_follow_ups(on=moment.on, at=moment.at, zone=moment.zone)


def _benefits(moment: Moment) -> int:
    done = end_finished_claims(on=moment.on, zone=moment.zone)
    done += prove_what_is_there(on=moment.on, at=moment.at, zone=moment.zone)
    return done + remind_claimants(on=moment.on, at=moment.at, zone=moment.zone)


def _hand_overs(moment: Moment) -> int:
    return turn_hand_overs(by=system_actor(), on=moment.on, at=moment.at, zone=moment.zone)


def _waiting_files(moment: Moment) -> int:
    return scan_waiting(by=system_actor())


def _loose_files(moment: Moment) -> int:
    return sweep_vault(by=system_actor(), at=moment.at, also_named=vault_names())


def _evidence(moment: Moment) -> int:
    measured = measure_replications(by=system_actor(), on=moment.on, at=moment.at)
    return measured + reckon_all(by=system_actor(), on=moment.on, at=moment.at)


def _profession(moment: Moment) -> int:
    return count_profession(by=system_actor(), on=moment.on)


def _recommendations(moment: Moment) -> int:
    return reckon_recommendations(by=system_actor(), on=moment.on, at=moment.at)


def _digests(moment: Moment) -> int:
    return prepare_digests(by=system_actor(), on=moment.on, at=moment.at, zone=moment.zone)


def _ask_worker(moment: Moment) -> int:
    return ask_worker()


def _steps(moment: Moment) -> int:
    return tell_steps_due(by=system_actor(), on=moment.on, at=moment.at, zone=moment.zone)


def _settled_steps(moment: Moment) -> int:
    return settle_steps(by=system_actor(), on=moment.on, zone=moment.zone)


JOBS: tuple[Job, ...] = (
    Job(name="remind of steps", act=_steps, from_hour=8,
        sentence=_("Tells people of a step of their plan that is due tomorrow.")),
    Job(name="expire registrations", act=_registrations,
        sentence=_("Strikes off who did not renew, and who is overdue with the periodic report.")),
    Job(name="expire vacancies", act=_vacancies,
        sentence=_("Closes vacancies whose last day has passed.")),
    Job(name="settle steps", act=_settled_steps, from_hour=4,
        sentence=_("Ends steps that a referral, an appointment or the profile fulfilled.")),
    Job(name="flag cases", act=_flags, from_hour=4,
        sentence=_("Brings up cases that stand still, by the rules of each office.")),
    Job(name="count boards", act=_boards, every_minutes=15,
        sentence=_("Counts the boards of offices where something happened.")),
    Job(name="code titles", act=_titles, per_zone=False, every_minutes=5,
        sentence=_("Gives an occupation code to job titles that wait for one.")),
    Job(name="go on with files", act=_imports, per_zone=False, every_minutes=10,
        sentence=_("Goes on with files whose reading or taking in came to a standstill.")),
    Job(name="remove old files", act=_old_files, per_zone=False, from_hour=3,
        sentence=_("Removes files that nobody took in for a month, and old rows left out.")),
    Job(name="refresh statistics", act=_statistics, per_zone=False, from_hour=3,
        sentence=_("Lets the database count its tables afresh, so that look-ups stay quick.")),
    Job(name="keep indexes", act=_indexes, per_zone=False, from_hour=3,
        sentence=_("Writes the columns of many open vacancies anew, for processes to map.")),
    Job(name="prices and lists", act=_prices, per_zone=False, from_hour=2,
        sentence=_("Asks for the prices that spread people over vacancies, and everybody's list.")),
    Job(name="fairness reports", act=_fairness, per_zone=False, every_minutes=60,
        sentence=_("Asks each month whether groups of people were treated alike.")),
    Job(name="remove sessions", act=_sessions, per_zone=False, from_hour=3,
        sentence=_("Removes sessions that have ended.")),
    Job(name="remove codes", act=_codes, per_zone=False, from_hour=3,
        sentence=_("Removes one-time sign-in codes that have ended.")),
    Job(name="remove finished work", act=_finished_work, per_zone=False, from_hour=3,
        sentence=_("Removes finished background work older than two weeks.")),
    Job(name="send messages", act=_send, per_zone=False, every_minutes=1,
        sentence=_("Asks the background worker to send the messages that are due.")),
    Job(name="take up replies", act=_replies, per_zone=False, every_minutes=10,
        sentence=_("Makes use of replies that were left when something failed.")),
    Job(name="remind of expiry", act=_expiring, from_hour=8,
        sentence=_("Tells people a month and a week before that their registration ends.")),
    Job(name="empty old messages", act=_old_messages, per_zone=False, from_hour=3,
        sentence=_("Removes addresses and texts of messages after the office's days.")),
    Job(name="ask how work goes", act=_follow_ups, from_hour=8,
        sentence=_("Asks who was placed, and the firm, how the work goes after some months.")),
    Job(name="unemployment benefit", act=_benefits, from_hour=8,
        sentence=_("Counts what proves a month of JKP, and reminds who still has to prove it.")),
    Job(name="turn hand-overs", act=_hand_overs,
        sentence=_("Lets stand-ins begin on their day, and gives their cases back after it.")),
    Job(name="scan files", act=_waiting_files, per_zone=False, every_minutes=5,
        sentence=_("Looks over files that came in while the virus scanner was down.")),
    Job(name="sweep files", act=_loose_files, per_zone=False, from_hour=3,
        sentence=_("Deletes contents of files that no case names.")),
    Job(name="evidence of practices", act=_evidence, per_zone=False, from_hour=2,
        sentence=_("Reads from the ledger what good practices changed, and how adopters fare.")),
    Job(name="recommend practices", act=_recommendations, per_zone=False, from_hour=3,
        sentence=_("Reads what offices are like, and which good practices to show them.")),
    Job(name="count the profession", act=_profession, per_zone=False, from_hour=4,
        sentence=_("Counts what officers did in the last year, for everybody to read.")),
    Job(name="weekly news", act=_digests, from_hour=7,
        sentence=_("Tells readers on Mondays what is new among good practices.")),
    Job(name="ask worker", act=_ask_worker, per_zone=False, every_minutes=5,
        sentence=_("Asks the background worker for a sign of life.")),
)
