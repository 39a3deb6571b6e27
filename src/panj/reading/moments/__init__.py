"""Moments: every expression of time in a text, with its TIMEX3 type and value and the first and last day it can mean.

Words are cut and classed (`words`), rules over the classes find expressions (`rules.toml`, `rules`), functions understand them (`days`, `units`,
`lengths`, `clock`) in the scene of the text so far (`found`), and prepositions move the ends (`bounds`). `governing` chooses the moment of a claim.
"""

from panj.reading.moments.find import find_moments
from panj.reading.moments.governing import governing_moment, moment_within

__all__ = ["find_moments", "governing_moment", "moment_within"]
