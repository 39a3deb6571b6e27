"""Figures: every count of a text as a range, what is counted, and what befell them.

``tokens`` cuts the text; ``numerals`` reads values and ``ranges`` joins them; ``hedges``, ``units`` and ``nouns`` read what stands around them;
``leftouts`` and ``alone`` sort out years, names and ranks; ``quantities`` puts these together and ``carrying`` gives a number what it shares with the
one before; ``finding`` tells them as figures by the conventions of the situation picture, ``zeros`` those of nothing;
``governing`` says which figure a claim counts; ``parts`` whether it is one
of several or of each; ``subjects`` what a measured number is told of.
"""

from __future__ import annotations

from panj.reading.figures.finding import find_figures
from panj.reading.figures.governing import governing_figure
from panj.reading.figures.parts import counts_each, counts_part

__all__ = ["counts_each", "counts_part", "find_figures", "governing_figure"]
