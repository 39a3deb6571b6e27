"""Names to places: the index, the candidates, and the choice in the context of a whole report."""

from __future__ import annotations

from panj.gazetteer.build import build_gazetteer
from panj.gazetteer.choice import resolve_places
from panj.gazetteer.entries import Box, Entry, distance_km
from panj.gazetteer.mentions import find_place_names
from panj.gazetteer.store import Gazetteer, build_default, default_path

__all__ = ["Box", "Entry", "Gazetteer", "build_default", "build_gazetteer", "default_path", "distance_km", "find_place_names", "resolve_places"]
