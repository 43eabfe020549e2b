"""Currencies: their codes, their signs before an amount, and their names behind it."""

import re

from aiplan_revise.model.commitments.rungs import listed

CODES = listed("JPY USD EUR GBP AUD CAD NZD SGD HKD TWD CHF SEK NOK DKK INR CNY KRW BRL ZAR PLN CZK AED")
"""Those of ISO 4217 that stand before an amount, or behind it."""
_SIGNS = {"$": "USD", "¥": "JPY", "€": "EUR", "£": "GBP", "₹": "INR", "₩": "KRW"}
_LETTERED = {"US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD", "S$": "SGD"}
_LETTERED |= {"HK$": "HKD", "NT$": "TWD", "R$": "BRL", "Rs.": "INR", "Rs": "INR", "RMB": "CNY"}
_RAND = r"R(?= ?[0-9][0-9.,]*(?: ?(?:thousand|million|billion|trillion|[mb]n?\b)|,[0-9]{3}))"
"""A letter that is a currency only before an amount of money: R5 million, not the R8 of a year or of a road."""
CURRENCIES = _SIGNS | _LETTERED | {code: code for code in CODES} | {"R": "ZAR"}
"""What stands before an amount → the currency."""
SIGNS = "".join(_SIGNS)
CURRENCY = rf"(?:[{SIGNS}]|(?<![A-Za-z])(?:{'|'.join(map(re.escape, (*_LETTERED, *CODES)))}|{_RAND}))"
"""A currency before an amount, as a pattern; no letter goes before one in letters."""
BEGINS = SIGNS + "".join(sorted({sign[0] for sign in (*_LETTERED, *CODES, "R")}))
"""The signs with which it begins."""

MONEY_JA = {"円": "JPY", "米ドル": "USD", "ドル": "USD", "ユーロ": "EUR", "ポンド": "GBP"}
MONEY_EN = {"yen": "JPY", "us dollar": "USD", "u.s. dollar": "USD", "dollar": "USD", "euro": "EUR", "pound": "GBP"}
MONEY_EN |= {"rupee": "INR", "indian rupee": "INR", "swiss franc": "CHF", "rand": "ZAR", "brazilian real": "BRL"}
MONEY_EN |= {"yuan": "CNY", "renminbi": "CNY", "korean won": "KRW", "swedish krona": "SEK", "swedish kronor": "SEK"}
MONEY_EN |= {"norwegian krone": "NOK", "norwegian kroner": "NOK", "danish krone": "DKK", "danish kroner": "DKK"}
MONEY_EN |= {"australian dollar": "AUD", "canadian dollar": "CAD", "new zealand dollar": "NZD"}
MONEY_EN |= {"singapore dollar": "SGD", "hong kong dollar": "HKD"} | {code.lower(): code for code in CODES}
"""Names behind an amount, which may have an s, → the currency."""
