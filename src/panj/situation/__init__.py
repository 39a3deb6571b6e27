"""Many reports together: claims become events, origins, series, boards, and the situation that holds them."""

from __future__ import annotations

from panj.situation.changes import changes_between
from panj.situation.situation import control_by_day, situation_at

__all__ = ["changes_between", "control_by_day", "situation_at"]
