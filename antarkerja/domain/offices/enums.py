"""Offices, roles and permissions."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OfficeKind(TextChoices):
    MINISTRY = "ministry", _("Ministry")
    PROVINCE = "province", _("Provincial office")
    DISTRICT = "district", _("District office")
    SCHOOL = "school", _("School job centre (BKK)")


class Zone(TextChoices):
    WIB = "Asia/Jakarta", _("WIB")
    WITA = "Asia/Makassar", _("WITA")
    WIT = "Asia/Jayapura", _("WIT")


class RoleName(TextChoices):
    JOBSEEKER = "jobseeker", _("Jobseeker")
    OFFICER = "officer", _("Placement officer (pengantar kerja)")
    PLACEMENT_STAFF = "placement_staff", _("Placement staff (petugas antar kerja)")
    FRONT_DESK = "front_desk", _("Front desk")
    HEAD = "head", _("Head of office")
    PROVINCIAL_ANALYST = "provincial_analyst", _("Provincial analyst")
    NATIONAL_ANALYST = "national_analyst", _("National analyst")
    EMPLOYER = "employer", _("Employer")
    TRAINER = "trainer", _("Training provider")
    SCHOOL = "school", _("School job centre (BKK)")
    AUDITOR = "auditor", _("Auditor")
    ADMINISTRATOR = "administrator", _("Administrator")
    SYSTEM = "system", _("The clock")


class Permission(TextChoices):
    """One line for each thing that somebody may do. A page names its permission."""

    USE_OWN_FILE = "use_own_file", _("See and change the own registration")
    SEE_TODAY = "see_today", _("See the day's work")
    SEE_PEOPLE = "see_people", _("See people of the office by name")
    REGISTER_PEOPLE = "register_people", _("Register people and change their files")
    STRIKE_OFF = "strike_off", _("Strike off and revive registrations")
    MERGE_PEOPLE = "merge_people", _("Merge duplicates")
    REVEAL_NIK = "reveal_nik", _("See a NIK in full, with a reason")
    RECOVER_ACCOUNTS = "recover_accounts", _("Recover a person's account at the desk")
    SEE_VACANCIES = "see_vacancies", _("See vacancies and employers")
    EDIT_VACANCIES = "edit_vacancies", _("Enter and change vacancies and employers")
    REFER = "refer", _("Match, refer, place and follow up")
    WORK_CASES = "work_cases", _("Open, plan, accompany and close cases")
    LEAD_CASES = (
        "lead_cases", _("Approve plans, hand over cases and set the office's rules of work"))
    KEEP_CALENDAR = "keep_calendar", _("Book appointments and call the queue")
    SEE_MESSAGES = "see_messages", _("See and resend the office's messages")
    READ_PRACTICES = "read_practices", _("Read good practices and talk about them")
    SHARE_PRACTICES = "share_practices", _("Note, write, review and take up good practices")
    COORDINATE_PRACTICES = (
        "coordinate_practices", _("Endorse practices, moderate talk and plan trials"))
    IMPORT_FILES = "import_files", _("Bring in files and undo them")
    EXPORT_FILES = "export_files", _("Take files out")
    SEE_COUNTS = "see_counts", _("See counts and IPK reports of the own area")
    SEE_ACCESS_LOG = "see_access_log", _("See who read which file")
    SEE_FAIRNESS = "see_fairness", _("See whether groups are treated alike")
    MANAGE_OFFICE = "manage_office", _("Change the office's details and people")
    MANAGE_INSTALLATION = "manage_installation", _("Change offices, rules and accounts everywhere")
    USE_EMPLOYER_PAGES = "use_employer_pages", _("Enter own vacancies and answer referrals")
    USE_TRAINER_PAGES = "use_trainer_pages", _("See pages for training providers")
    USE_SCHOOL_PAGES = "use_school_pages", _("See pages for school job centres")
