"""Pseudonyms: a number for each partner that says nothing of who it is, and stays as others come and go."""

from collections.abc import Iterable
from hashlib import blake2b

_FULL = 0.4
"""The share of the numbers that is used at most, so that new partners seldom take the number of another."""
_FEWEST = 100
_KEY = 64


def number_partners(ids: Iterable[str], secret: str) -> dict[str, int]:
    """Return a number for each id; who knows neither the ids nor the `secret` cannot tell which belongs to whom."""
    key = secret.encode()[:_KEY]
    drawn = {one: int.from_bytes(blake2b(one.encode(), key=key, digest_size=8).digest()) for one in ids}
    size = _FEWEST
    while len(drawn) > size * _FULL:
        size *= 10
    taken: set[int] = set()
    numbers = {}
    for one in sorted(drawn, key=lambda each: (drawn[each], each)):
        number = drawn[one] % size
        while number in taken:
            number = (number + 1) % size
        taken.add(number)
        numbers[one] = number + 1
    return numbers
