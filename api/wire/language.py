"""Which of the two languages an answer is put in (RFC 9110, Accept-Language): Chinese first."""

LANGUAGES = ("zh", "en")
_MOST_RANGES = 32


def chosen(header: str) -> str:
    """Return the language with the greatest weight, Chinese where they are equal or unnamed."""
    weights = dict.fromkeys(LANGUAGES, -1.0)
    rest = 0.0
    for part in header.split(",")[:_MOST_RANGES]:
        name, _, parameters = part.strip().partition(";")
        weight = _weight(parameters)
        language = name.strip().lower().partition("-")[0]
        if language in weights:
            weights[language] = max(weights[language], weight)
        elif language == "*":
            rest = weight
    found = {name: rest if weight < 0 else weight for name, weight in weights.items()}
    return max(LANGUAGES, key=lambda name: found[name])


def _weight(parameters: str) -> float:
    """Return the weight `q`, one when there is none, nought when it is not a number."""
    name, _, value = parameters.strip().partition("=")
    if name.strip().lower() != "q":
        return 1.0
    try:
        weight = float(value)
    except ValueError:
        return 0.0
    return weight if 0.0 <= weight <= 1.0 else 0.0
