"""What a good practice (praktik baik) is, how far it came and who sees it."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Category(TextChoices):
    """The part of the service that a practice changes: the ministry's themes (facts §3.2)."""

    PROFILING = "profiling", _("Profiling and competency mapping")
    CASE_WORK = "case_work", _("Case work and accompaniment")
    VIRTUAL = "virtual", _("Virtual matching consultation")
    CANVASSING = "canvassing", _("Contact with companies")
    INCLUSION = "inclusion", _("Inclusive service")
    TRAINING = "training", _("Link with training")
    DATA = "data", _("Labour-market data")
    OTHER = "other", _("Another part of the service")


class Origin(TextChoices):
    OWN = "own", _("This office")
    OFFICE = "office", _("Another office")
    ABROAD = "abroad", _("Another country")


class State(TextChoices):
    DRAFT = "draft", _("Draft")
    REVIEW = "review", _("In peer review")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Visibility(TextChoices):
    """Who reads a published practice. Before that only its office and its reviewers do."""

    OFFICE = "office", _("Own office")
    PROVINCE = "province", _("Offices of the province")
    NATION = "nation", _("All offices")
    PUBLIC = "public", _("Everybody")


class Setting(TextChoices):
    ANY = "any", _("Town and country")
    URBAN = "urban", _("Town")
    RURAL = "rural", _("Country")


class OfficeSize(TextChoices):
    """By open registrations at the end of last month: under 3,000, under 15,000, more."""

    ANY = "any", _("Any size")
    SMALL = "small", _("Small office")
    MIDDLE = "middle", _("Middling office")
    LARGE = "large", _("Large office")


class TargetGroup(TextChoices):
    """Whom a practice serves: tags of groups, never of a person (facts §4)."""

    EVERYBODY = "everybody", _("All jobseekers")
    GRADUATES = "graduates", _("School leavers")
    DISMISSED = "dismissed", _("Dismissed workers")
    LONG_TERM = "long_term", _("People without work for long")
    WOMEN = "women", _("Women who return to work")
    HOUSEHOLD_HEADS = "household_heads", _("Women who head a household")
    DISABILITY = "disability", _("People with a disability")
    OLDER = "older", _("Older workers")
    RETURNED_MIGRANTS = "returned_migrants", _("Returned migrant workers")
    FORMER_PRISONERS = "former_prisoners", _("Former prisoners")
    NEET = "neet", _("Young people in neither work nor school")
    REMOTE = "remote", _("People in remote places")
    EMPLOYERS = "employers", _("Employers")
    OFFICERS = "officers", _("Officers themselves")


class Language(TextChoices):
    INDONESIAN = "id", _("Bahasa Indonesia")
    ENGLISH = "en", _("English")


class Verdict(TextChoices):
    """What a reviewer of another office says."""

    READY = "ready", _("Ready to be published")
    CHANGE = "change", _("To be changed first")


class Rubric(TextChoices):
    """The four questions of a peer review, each from 1 to 4."""

    CLEAR = "clear", _("Could a colleague do it tomorrow from this text?")
    USEFUL = "useful", _("Does it answer a problem that offices have?")
    HONEST = "honest", _("Does it say what did not work and what is only believed?")
    SAFE = "safe", _("Is it fair to people and careful with their data?")
