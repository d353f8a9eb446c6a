"""The roster question in words: what the figures mean, and the same question for an online form."""

from collections.abc import Sequence

from netmap.content.loading import Content

QUESTION = "How closely do you work with each of these?"
WHO = "Your organization"
NOT_AT_ALL = "Not at all"


def list_scale(content: Content) -> tuple[str, ...]:
    """Return what each strength means, as "3 cooperate: We help each other out."."""
    return tuple(f"{entry.level} {entry.word}: {entry.meaning}" for entry in content.strengths)


def write_online_question(names: Sequence[str], content: Content) -> str:
    """Return what to type into an online form that asks in a grid, such as Google Forms."""
    columns = [NOT_AT_ALL, *(entry.word for entry in content.strengths)]
    return "\n".join(
        [
            "Question 1, short answer, required:", WHO, "", "Question 2, multiple choice grid:", QUESTION, "", "Rows:",
            *names, "", "Columns:", *columns,
        ]
    )  # fmt: skip
