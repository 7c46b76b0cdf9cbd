"""What is said in a film, as WebVTT: https://www.w3.org/TR/webvtt1/."""

from rushes.engines.previs.film import Film

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def web_vtt(film: Film) -> str | None:
    """All lines that are heard or shown, each with its speaker; None when nobody says anything."""
    cues: list[str] = []
    for line in sorted(film.score.spoken, key=lambda line: line.start):
        start, end = line.start - film.opens, min(line.end - film.opens, film.clip.seconds)
        if start < 0 or end <= start:  # it was said in the film that this one goes on from
            continue
        text = " ".join(line.text.split()).translate(_ESCAPES)
        cues.append(f"{_clock(start)} --> {_clock(end)}\n<v {line.speaker.translate(_ESCAPES)}>{text}\n")
    return "WEBVTT\n\n" + "\n".join(cues) if cues else None


def _clock(seconds: float) -> str:
    thousandths = round(seconds * 1000)
    minutes, thousandths = divmod(thousandths, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{thousandths / 1000:06.3f}"
