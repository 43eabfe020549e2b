"""The names of states other than Japan, and whose of a state something is, as they stand in titles in English."""

from aiplan_revise.model.patterns import compiled

_STEMS = """
Afghan Albania Algeria America Angola Argentin Armenia Australia Austria Azerbaijan Bahama Bahrain Bangladesh
Barbad Belarus Belgi Bhutan Bolivia Bosnia Botswan Brazil Brunei Bulgaria Cambodia Cameroon Canad Chile
Chinese Colombia Congo Croatia Cypr Czech Denmark Dominica Ecuador Egypt Eritrea Estonia Ethiopia Europe Fiji
Filipin Finland Gambia Georgia German Ghana Guatemala Guyan Haiti Hondura Hungar Iceland Indonesia Iraq
Ireland Israel Ital Jamaica Jordan Kazakh Kenya Kiribati Korea Kosovo Kuwait Kyrgyz Latvia Leban Lesotho
Liberia Libya Lithuania Luxembourg Macedonia Madagascar Malawi Malaysia Maldiv Maltese Mauriti Mexic Moldova
Mongolia Montenegr Morocc Mozambi Myanmar Namibia Nepal Netherland Nicaragua Nigeria Norw Pakistan Palestin
Panama Paraguay Peru Philippine Portug Qatar Romania Russia Rwanda Samoa Scotland Scottish Senegal Serbia
Singapore Slovak Slovenia Somali Spain Spanish Sudan Surinam Swed Switzerland Syria Taiwan Tajik Tanzania Thai
Timor Togo Tonga Trinidad Tunisia Turkish Turkmen Uganda Ukrain Uruguay Uzbek Vanuatu Venezuela Vietnam Yemen
Zambia Zimbabwe
"""
_WORDS = """
Belize Britain British Chad China Cuba Cuban Danish Dutch England EU Finnish France French Gabon Greece Greek
India Indian Iran Iranian Irish Laos Lao Mali Malta Niger Oman Poland Polish Saudi Swiss Turkey UAE UK US USA
Wales Welsh
"""
_OF_SEVERAL = (
    r"Costa Rica|El Salvador|Hong Kong|Ivory Coast|New Zealand|Papua New Guinea|Sierra Leone|Solomon Islands"
    r"|South African?|Sri Lankan?|United Arab Emirates|United Kingdom|United States|Viet Nam"
)
_BESIDE = r"(?<!\bto )(?<!\bto the )(?<!\bwith )(?<!\bwith the )(?<!\btowards )(?<!\btowards the )"
"""Not those with whom something is done, or to whom it goes."""
STATES = compiled(
    rf"{_BESIDE}\b(?:(?:{'|'.join(_STEMS.split())})\w*\b|(?:{'|'.join(_WORDS.split())}|{_OF_SEVERAL})\b|U\.S\.)"
)
