"""The sample county: made-up spreadsheets that come with netmap, brought in like anybody's own."""

from dataclasses import replace
from importlib.resources import files

from netmap.content.loading import Content
from netmap.files.plan.plan import ImportOptions, ImportPlan, plan_import
from netmap.files.reading import read_file
from netmap.model.changes import Change
from netmap.model.network import EMPTY

SOURCE = "sample county"


def plan_sample_county(content: Content) -> ImportPlan:
    """Return the plan that brings the sample county into an empty map."""
    sheets = sorted(files("netmap.sample").iterdir(), key=lambda sheet: sheet.name)
    contents = [read_file(sheet.read_bytes(), sheet.name) for sheet in sheets if sheet.name.endswith(".csv")]
    options = ImportOptions(source=SOURCE, accept_sectors=True, guess_sectors=False, date_order="mdy")
    return plan_import(EMPTY, contents, content, options)


def plan_sample(content: Content, *, who: str) -> tuple[Change, ...]:
    """Return the Changes that bring the sample county into an empty map, signed `who`."""
    plan = plan_sample_county(content)
    sentence = f"Brought in the sample county: {plan.summary}."
    return tuple(replace(change, sentence=sentence) for change in plan.build_changes(EMPTY, who))
