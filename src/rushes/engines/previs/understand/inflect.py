"""Regular English forms, so that lexicons name a word once."""

VOWELS = "aeiou"
DOUBLING_LETTERS = "bdgmnprt"


def plural(noun: str) -> str:
    """The regular plural of a noun phrase; its last word is the noun, except before "of" ("school of fish")."""
    head, of, rest = noun.partition(" of ")
    if head.endswith(("s", "x", "z", "ch", "sh")):
        formed = head + "es"
    elif head.endswith("y") and head[-2:-1] not in VOWELS:
        formed = head[:-1] + "ies"
    elif head.endswith("man") and head != "human":
        formed = head[:-3] + "men"
    else:
        formed = head + "s"
    return formed + of + rest


def verb_forms(verb: str) -> dict[str, str]:
    """The forms "base", "s", "ing" and "ed" of a regular verb; the first word of a phrase is the verb ("look out")."""
    first, space, rest = verb.partition(" ")
    tail = space + rest
    return {
        "base": verb,
        "s": _third_person(first) + tail,
        "ing": _stem(first) + "ing" + tail,
        "ed": (first[:-1] + "ied" if _ends_in_consonant_y(first) else _stem(first) + "ed") + tail,
    }


def _third_person(verb: str) -> str:
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb + "es"
    return verb[:-1] + "ies" if _ends_in_consonant_y(verb) else verb + "s"


def _ends_in_consonant_y(verb: str) -> bool:
    return verb.endswith("y") and verb[-2:-1] not in VOWELS


def _stem(verb: str) -> str:
    """What -ing and -ed are put behind: "danc", "runn", "li" becomes "ly"."""
    if verb.endswith("ie"):
        return verb[:-2] + "y"
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")):
        return verb[:-1]
    vowels = sum(letter in VOWELS for letter in verb)
    short = len(verb) >= 3 and verb[-1] in DOUBLING_LETTERS and verb[-2] in VOWELS and verb[-3] not in VOWELS
    return verb + verb[-1] if short and vowels == 1 else verb
