"""``parse_requirements``: all that an advertisement asks, with the place of each answer."""

from jobcoder.advertisement import Advertisement
from jobcoder.contracts import read_contracts
from jobcoder.disability import read_disability
from jobcoder.experience import read_experience
from jobcoder.hours import read_hours
from jobcoder.languages import read_languages
from jobcoder.licences import read_licences
from jobcoder.limits import read_age, read_looks, read_marital, read_sex
from jobcoder.requirement_types import Requirements
from jobcoder.schooling import read_education
from jobcoder.study_fields import read_fields_of_study
from jobcoder.wages import read_wages


def parse_requirements(advertisement: str) -> Requirements:
    """Read what an advertisement in Indonesian or English asks of people and offers them.

    Places are offsets into ``advertisement``. A matter on which the text is silent is ``unknown``,
    one that it waives ("tanpa pengalaman") is ``none``. Any text is read, the empty one included;
    of a very long one the first 20,000 letters.
    """
    read = Advertisement(advertisement)
    fields = read_fields_of_study(read)
    return Requirements(
        education=read_education(read),
        fields_of_study=fields,
        experience=read_experience(read),
        wages=read_wages(read),
        licences=read_licences(read),
        languages=read_languages(read, tuple((one.start, one.end) for one in fields.found)),
        hours=read_hours(read),
        contracts=read_contracts(read),
        disability=read_disability(read),
        age=read_age(read),
        sex=read_sex(read),
        looks=read_looks(read),
        marital=read_marital(read),
    )
