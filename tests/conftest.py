"""How Hypothesis runs: with the same examples each time, so that a green check stays green on a slower machine and another day.

To look for new examples: `HYPOTHESIS_PROFILE=explore make tests`.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("explore", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))
