"""Whom to ask next: whose answer would settle most of what is not sure."""

import numpy as np
from scipy import sparse

from netmap.analysis.adjacency import Floats
from netmap.analysis.sureness.answers import Flags


def choose_whom_to_ask(doubt: Floats, hidden: sparse.csr_array, askable: Flags, most: int) -> tuple[int, ...]:
    """Return up to `most` positions, one after the other whose answer takes away most of the doubt that is left.

    An answer tells all of one's own ties, and so settles one's own place, and of each other's the part that hangs on
    the tie to this one. Nobody is chosen whose answer would settle nothing.

    Parameters
    ----------
    doubt
        By how many places each actor may stand elsewhere, on average.
    hidden
        How many ties between any two are thought to be unknown still, symmetric.
    askable
        Who can be asked.
    """
    doubt = doubt.astype(float)
    chosen: list[int] = []
    left, open_to_ask = sparse.csr_array(hidden), askable.copy()
    while len(chosen) < most and open_to_ask.any():
        share = _divide_rows(left)
        gain = np.where(open_to_ask, doubt + share.T @ doubt, -1.0)
        best = int(np.argmax(gain))
        if gain[best] <= 0:
            break
        chosen.append(best)
        doubt = doubt * (1 - share[:, [best]].toarray().ravel())
        doubt[best] = 0.0
        open_to_ask[best] = False
        others = np.ones(len(doubt))
        others[best] = 0.0
        left = sparse.csr_array(sparse.diags_array(others) @ left @ sparse.diags_array(others))
    return tuple(chosen)


def _divide_rows(hidden: sparse.csr_array) -> sparse.csr_array:
    """Return of all that is hidden of each the part that lies with each other one."""
    whole = np.asarray(hidden.sum(axis=1)).ravel()
    return sparse.csr_array(sparse.diags_array(1 / np.maximum(whole, 1e-12)) @ hidden)
