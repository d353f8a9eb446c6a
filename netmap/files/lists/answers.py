"""What was answered about a list, remembered with the map for the next version of the list."""

import json
from collections.abc import Iterable, Mapping

from netmap.files.lists.questions import Answer, Question
from netmap.model.happenings import Setting
from netmap.model.ids import new_id
from netmap.model.network import Network

_NAME = "answers about the list "


def recall_answers(network: Network) -> dict[str, Answer]:
    """Return what was answered about lists before, by the key of the question."""
    answers: dict[str, Answer] = {}
    for setting in network.of(Setting):
        if setting.name.startswith(_NAME):
            answers |= _read(setting.value)
    return answers


def _read(text: str) -> dict[str, Answer]:
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    pairs = found.items() if isinstance(found, dict) else ()
    return {str(key): tuple(map(str, values)) for key, values in pairs if isinstance(values, list)}


def remember_answers(
    network: Network, questions: Iterable[Question], answers: Mapping[str, Answer]
) -> tuple[Setting, ...]:
    """Return the settings that keep what is answered now, one a list, beside what was answered before."""
    given: dict[str, dict[str, Answer]] = {}
    for question in questions:
        if question.key in answers and question.answer is not None:
            given.setdefault(question.key.split("|")[1], {})[question.key] = question.answer
    stored = {setting.name: setting for setting in network.of(Setting)}
    return tuple(_keep(stored.get(f"{_NAME}{source}"), source, told) for source, told in given.items())


def _keep(before: Setting | None, source: str, told: Mapping[str, Answer]) -> Setting:
    kept = _read(before.value) | dict(told) if before else told
    value = json.dumps(kept, ensure_ascii=False, sort_keys=True)
    if before:
        return before.model_copy(update={"value": value})
    return Setting(id=new_id(), name=f"{_NAME}{source}", value=value)
