"""Currencies as cells, headings and number formats show them."""

import re
from functools import lru_cache

from .normal import word_set

CODES = word_set(
    "AED ARS AUD BAM BGN BHD BRL CAD CHF CLP CNY COP CZK DKK DZD EGP EUR GBP GEL GHS HKD HRK HUF IDR ILS INR ISK "
    "JOD JPY KES KRW KWD KZT LKR MAD MDL MKD MXN MYR NGN NOK NZD OMR PEN PHP PKR PLN QAR RON RSD RUB SAR SEK SGD "
    "THB TND TRY TWD UAH USD UYU VND XAF XOF ZAR"
)
RARER = word_set(
    "AFN ALL AMD ANG AOA AWG AZN BBD BDT BIF BMD BND BOB BSD BTN BWP BYN BZD CDF CLF CRC CUP CVE DJF DOP ERN ETB FJD "
    "FKP GIP GMD GNF GTQ GYD HNL HTG IQD IRR JMD KGS KHR KMF KPW KYD LAK LBP LRD LSL LYD MGA MMK MNT MOP MRU MUR MVR "
    "MWK MZN NAD NIO NPR PAB PGK PYG RWF SBD SCR SDG SHP SLE SOS SRD SSP STN SVC SYP SZL TJS TMT TOP TTD TZS UGX UYI "
    "UYW UZS VED VES VUV WST XCD XPF YER ZMW ZWL"
)
"""The other codes of ISO 4217: read where a cell holds nothing else, in capitals; else `ALL` and `TOP` are words."""
SIGNS = {
    "US$": "USD",
    "C$": "CAD",
    "CA$": "CAD",
    "A$": "AUD",
    "AU$": "AUD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "S$": "SGD",
    "R$": "BRL",
    "MX$": "MXN",
    "€": "EUR",
    "£": "GBP",
    "$": "USD",
    "₹": "INR",
    "¥": "JPY",
    "₽": "RUB",
    "₺": "TRY",
    "₴": "UAH",
    "₫": "VND",
    "₩": "KRW",
    "₪": "ILS",
    "฿": "THB",
    "₦": "NGN",
    "zł": "PLN",
    "Kč": "CZK",
    "Fr.": "CHF",
    "Rp": "IDR",
    "RM": "MYR",
}
NAMES = {
    "euro": "EUR",
    "euros": "EUR",
    "dollar": "USD",
    "dollars": "USD",
    "usdollar": "USD",
    "dollaro": "USD",
    "dollari": "USD",
    "pound": "GBP",
    "pounds": "GBP",
    "sterling": "GBP",
    "poundsterling": "GBP",
    "sterlina": "GBP",
    "sterline": "GBP",
    "yen": "JPY",
    "francosvizzero": "CHF",
    "swissfranc": "CHF",
    "schweizerfranken": "CHF",
    "franken": "CHF",
    "real": "BRL",
    "zloty": "PLN",
}
DOLLARS = word_set("USD CAD AUD NZD HKD SGD MXN TWD ARS CLP COP UYU")
"""Currencies for which a bare `$` may stand."""

_signs = "|".join(re.escape(sign) for sign in sorted(SIGNS, key=len, reverse=True))
_codes = "|".join(sorted(CODES))
MARK = re.compile(rf"(?<![A-Za-z])(?:(?:{_codes})(?![A-Za-z])|{_signs})")
"""A currency's sign or code inside a text."""
_ACCOUNTING = re.compile(r"\[\$([^\]-]*)[^\]]*\]")
_BRACKETS = re.compile(r"\[[^\]]*\]")


@lru_cache(maxsize=4096)
def currency_in(text: str) -> str | None:
    """The one currency that a text shows by sign or code; None where it shows none, or several."""
    found = {SIGNS.get(mark, mark) for mark in MARK.findall(text)}
    return found.pop() if len(found) == 1 else None


def currency_of_format(pattern: str) -> str | None:
    """The currency that a number format shows: `#,##0.00 "€"`, `[$€-410]`, `$#,##0`."""
    named = " ".join(_ACCOUNTING.findall(pattern))
    return currency_in(named) or currency_in(_BRACKETS.sub(" ", pattern).replace('"', " ").replace("\\", " "))


def currency_named(text: str) -> str | None:
    """What the cell of a currency column says: a code, a sign or a usual name."""
    bare = text.strip()
    if bare in RARER:
        return bare
    if bare.upper() in CODES:
        return bare.upper()
    return SIGNS.get(bare) or NAMES.get(re.sub(r"[\W_]+", "", bare).casefold()) or currency_in(bare)
