"""Questions put to a list by a reader that is never sure, for what pages make of questions."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from netmap.files.lists.questions import About, Choice, Question, name_question
from netmap.files.plan.plan import ImportPlan, plan_import


def build_question(about: About, sentence: str, *choices: Choice, **values: Any) -> Question:
    """Return a question about the list “partners”; its first choice is taken."""
    taken = values.pop("taken", (choices[0].value,))
    key = name_question(about, "partners", detail=sentence)
    return Question(key, about, values.pop("where", "partners.csv"), sentence, choices, taken, **values)


HIDDEN = build_question(
    About.HIDDEN, "3 hidden rows: bring them in?",
    Choice("yes", "Bring them in", ("Bo Lee, City Clinic",)), Choice("no", "Leave them out"),
)  # fmt: skip
KNOWS = build_question(
    About.COLUMN, "Is the column “Said by” who of you knows them, or who they know?",
    Choice("ours", "Who of us knows them", ("Deb keeps Food Bank", "Tonya keeps City Clinic")),
    Choice("theirs", "Whom they know", ("Food Bank knows Deb", "City Clinic knows Tonya")), cells=40,
)  # fmt: skip
TEAM = build_question(
    About.TEAM, "Deb, Marcus and Tonya: are they on your team?",
    Choice("deb", "Deb"), Choice("marcus", "Marcus"), Choice("tonya", "Tonya"), taken=("deb", "marcus", "tonya"), several=True,
)  # fmt: skip
ROWS = build_question(
    About.ROWS,
    "The rows are …",
    Choice("organization", "organizations"),
    Choice("person", "people"),
    sure=0.95,
)


def ask_all(questions: Sequence[Question]) -> Any:
    """Return what plans an import, and asks these questions about it."""

    def plan(*args: Any) -> ImportPlan:
        planned = plan_import(*args)
        answers = planned.options.answers
        asked = tuple(replace(question, answer=answers.get(question.key)) for question in questions)
        return replace(planned, questions=asked)

    return plan
