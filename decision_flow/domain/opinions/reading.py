"""In which order opinions are read: a mass campaign takes one place, and hides no letter."""

from collections.abc import Mapping, Sequence
from itertools import chain, zip_longest

from decision_flow.domain.opinions.clusters import Cluster
from decision_flow.domain.opinions.wording import sentences


def reading_order(clusters: Sequence[Cluster], texts: Mapping[str, str]) -> tuple[Cluster, ...]:
    """Return campaigns and letters of one wording in turn, whatever their numbers.

    Campaigns come by their size, other letters by how much they say, marks and repeats apart.
    Every second place of every page is a letter's for as long as there are letters.
    """
    campaigns = [each for each in clusters if len(each.variants) > 1]
    letters = [each for each in clusters if len(each.variants) == 1]
    campaigns.sort(key=lambda each: (-each.count, each.representative))
    letters.sort(key=lambda each: (-_said(texts[each.representative]), each.representative))
    in_turn = chain.from_iterable(zip_longest(campaigns, letters))
    return tuple(each for each in in_turn if each is not None)


def _said(text: str) -> int:
    return sum(map(len, set(sentences(text))))
