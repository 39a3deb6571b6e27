"""From longitude and latitude to the plane: which projection, by extent, and the window that is drawn.

Up to half a continent an oblique Lambert azimuthal equal-area projection around the middle (Snyder, Map Projections: A Working
Manual, USGS 1395, 1987, pp. 182-190); beyond that Equal Earth (Savric, Patterson and Jenny 2018), turned to the middle longitude. Both
keep areas true. Planes are in kilometres with y to the north, windows in pixels with y down.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt

EARTH_KM = 6371.0
WIDE_KM = 7000.0
"""From this breadth on, shapes of an azimuthal map bend visibly at its edges, and Equal Earth is drawn instead."""
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796

Point = tuple[float, float]


def distance_km(one: Point, other: Point) -> float:
    """Kilometres between two points given as (longitude, latitude), along a great circle.

    >>> round(distance_km((68.78, 38.56), (69.17, 34.53)))
    449
    """
    lon1, lat1, lon2, lat2 = map(radians, (*one, *other))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def turn(lon: float) -> float:
    """The same longitude between -180 and 180."""
    return (lon + 180.0) % 360.0 - 180.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Projection:
    """Where a point of the globe lies on the plane, in kilometres from the middle of the map."""

    lon: float
    lat: float
    wide: bool = False

    def place(self, lon: float, lat: float) -> Point:
        """Kilometres east and north of the middle; `lon` is relative to the middle (see `relative`)."""
        return self._equal_earth(lon, lat) if self.wide else self._azimuthal(lon, lat)

    def relative(self, lon: float) -> float:
        """The longitude counted from the middle of the map, between -180 and 180."""
        return turn(lon - self.lon)

    def globe(self, x: float, y: float) -> Point:
        """Relative longitude and latitude of a point of an azimuthal map."""
        rho = hypot(x, y)
        if rho == 0:
            return 0.0, self.lat
        c = 2 * asin(min(1.0, rho / (2 * EARTH_KM)))
        lat0 = radians(self.lat)
        lat = asin(max(-1.0, min(1.0, cos(c) * sin(lat0) + y * sin(c) * cos(lat0) / rho)))
        lon = atan2(x * sin(c), rho * cos(lat0) * cos(c) - y * sin(lat0) * sin(c))
        return degrees(lon), degrees(lat)

    def _azimuthal(self, lon: float, lat: float) -> Point:
        lam, phi, phi0 = radians(lon), radians(lat), radians(self.lat)
        k = sqrt(2 / max(1e-9, 1 + sin(phi0) * sin(phi) + cos(phi0) * cos(phi) * cos(lam)))
        x = EARTH_KM * k * cos(phi) * sin(lam)
        return x, EARTH_KM * k * (cos(phi0) * sin(phi) - sin(phi0) * cos(phi) * cos(lam))

    def _equal_earth(self, lon: float, lat: float) -> Point:
        x, y = _equal_earth(lon, lat)
        return x, y - _equal_earth(0.0, self.lat)[1]


def _equal_earth(lon: float, lat: float) -> Point:
    theta = asin(sqrt(3) / 2 * sin(radians(lat)))
    t2 = theta * theta
    t6 = t2 * t2 * t2
    x = 2 * sqrt(3) * radians(lon) * cos(theta) / (3 * (9 * _A4 * t6 * t2 + 7 * _A3 * t6 + 3 * _A2 * t2 + _A1))
    return EARTH_KM * x, EARTH_KM * theta * (_A1 + _A2 * t2 + t6 * (_A3 + _A4 * t2))


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The rectangle that is drawn: a projection, pixels for each kilometre, and the size in pixels."""

    projection: Projection
    scale: float
    width: float
    height: float
    box: tuple[float, float, float, float] = field(init=False, repr=False, compare=False)
    """Relative west, south, east, north of all that the window can show, a little more rather than less."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "box", self._box())

    def pixel(self, lon: float, lat: float) -> Point:
        """Pixels from the upper left corner, for a longitude as on the globe."""
        return self.relative_pixel(self.projection.relative(lon), lat)

    def relative_pixel(self, lon: float, lat: float) -> Point:
        """Pixels from the upper left corner, for a longitude relative to the middle."""
        x, y = self.projection.place(lon, lat)
        return self.width / 2 + x * self.scale, self.height / 2 - y * self.scale

    def shows(self, lon: float, lat: float, margin: float = 0.0) -> bool:
        """Whether the point lies in the window, at least `margin` pixels from its edge."""
        x, y = self.pixel(lon, lat)
        return margin <= x <= self.width - margin and margin <= y <= self.height - margin

    def _box(self) -> tuple[float, float, float, float]:
        if self.projection.wide:
            return -180.0, -90.0, 180.0, 90.0
        steps = [i / 16 - 0.5 for i in range(17)]
        edge = [(self.width * s, self.height * t) for s in steps for t in (-0.5, 0.5)] + [
            (self.width * t, self.height * s) for s in steps for t in (-0.5, 0.5)
        ]
        points = [self.projection.globe(x / self.scale, y / self.scale) for x, y in edge]
        west, east = min(p[0] for p in points), max(p[0] for p in points)
        south, north = min(p[1] for p in points), max(p[1] for p in points)
        over_pole = [abs(self.projection.place(0, pole)[1]) * self.scale <= self.height / 2 for pole in (-90.0, 90.0)]
        if any(over_pole):
            west, east = -180.0, 180.0
        return west - 0.5, -90.0 if over_pole[0] else south - 0.5, east + 0.5, 90.0 if over_pole[1] else north + 0.5


def fit_window(points: tuple[Point, ...], *, width: float, least_km: float, padding: float = 0.16) -> Window:
    """The window that shows all `points` (longitude, latitude) with room around them.

    Args:
        points: At least one point.
        width: Pixels across; the height follows the points' extent, between 0.5 and 0.72 of the width.
        least_km: Never fewer kilometres across than this.
        padding: Free share on each side.
    """
    middle = _middle(points)
    projection = Projection(lon=middle[0], lat=middle[1])
    places = [projection.place(projection.relative(lon), lat) for lon, lat in points]
    dx, dy = (max(abs(p[axis]) for p in places) * 2 / (1 - 2 * padding) for axis in (0, 1))
    if max(dx, dy) > WIDE_KM:
        return _wide_window(points, width)
    dx = max(dx, least_km)
    height = width * min(0.72, max(0.5, dy / dx if dx else 0.6))
    return Window(projection=projection, scale=min(width / dx, height / max(dy, 1e-6)), width=width, height=height)


def _wide_window(points: tuple[Point, ...], width: float) -> Window:
    lon = _middle(points)[0]
    lats = [lat for _, lat in points]
    projection = Projection(lon=lon, lat=max(-30.0, min(30.0, (max(lats) + min(lats)) / 2)), wide=True)
    return Window(projection=projection, scale=width / (2 * projection.place(180.0, 0.0)[0]), width=width, height=width * 0.5)


def _middle(points: tuple[Point, ...]) -> Point:
    """The middle of the smallest box around the points, across the date line where that is shorter."""
    lons = sorted(lon % 360 for lon, _ in points)
    gaps = [(after - before, before) for before, after in zip(lons, [*lons[1:], lons[0] + 360], strict=True)]
    gap, before = max(gaps)
    lats = [lat for _, lat in points]
    return turn(before + gap + (360 - gap) / 2), (max(lats) + min(lats)) / 2
