"""The small words of English that steer who is meant: they stand in no lexicon, for nobody adds to them."""

COUNTS = {
    word: number
    for number, words in {
        2: "two both pair twin some 2",
        3: "three trio several group few herd pack pride troop litter shoal pod colony brood 3",
        4: "four many crowd swarm caravan 4",
        5: "five dozens hundreds",
    }.items()
    for word in words.split()
}
"""How many a word of number means on stage."""
FORMATIONS = {"caravan": 4, "herd": 3, "pack": 3, "train": 4, "parade": 4, "family": 3, "colony": 4, "swarm": 4}
"""How many a word behind an animal makes of it: "a camel caravan"."""

LINES = frozenset(("line", "row", "file", "queue", "column", "formation", "parade", "procession"))
IN_LINE = 4
"""How many of those who go "in a line"."""

DETERMINERS = frozenset(
    [
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "their",
        "its",
        "my",
        "your",
        "our",
        "another",
        "other",
    ]
)
DEFINITE = frozenset(["the", "this", "that", "these", "those", "his", "her", "their", "its", "both"])
BEFORE_INFINITIVES = frozenset(
    verb + ending for verb in ("want", "learn", "start", "prefer", "attempt") for ending in ("", "s", "ed", "ing")
) | frozenset(
    ("how", "try", "tries", "tried", "trying", "like", "likes", "love", "loves", "begin", "begins", "go", "goes",
     "come", "comes", "about", "ready", "taught", "allowed")
)  # fmt: skip
"""Words after which "to" stands before a verb."""
RANKS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}
"""Words before a noun that tell its bearers apart, in the order in which they came ("the second woman")."""

PREPOSITIONS = frozenset(
    [
        "of",
        "in",
        "on",
        "at",
        "to",
        "by",
        "from",
        "into",
        "onto",
        "through",
        "across",
        "along",
        "over",
        "under",
        "behind",
        "beside",
        "beneath",
        "near",
        "towards",
        "toward",
        "past",
        "with",
        "without",
        "around",
        "between",
        "against",
        "outside",
        "inside",
        "after",
        "before",
        "for",
        "next",
        "like",
        "upon",
    ]
)
LINKS = frozenset(["and", "while", "as", "but", "then", "when", "who", "which", "that", "where", "or", "because"])
RELATIVES = frozenset(("who", "which", "that"))
CAUSES = frozenset(("make", "makes", "let", "lets", "have", "has", "see", "sees", "watch", "watches", "should"))
"""Behind these a person is followed by what that person does: "make her dance"."""

ONE_OF_THEM = ("one", "of", "them", ",")
COPULAS = frozenset(["is", "are", "was", "were", "be", "being", "becomes", "become", "turns", "to", "into"])
PRONOUNS = {"he": "male", "his": "male", "him": "male", "himself": "male"} | {
    "she": "female", "her": "female", "hers": "female", "herself": "female"
}  # fmt: skip
PLURAL_PRONOUNS = frozenset(("they", "their", "them", "both", "themselves"))
