"""Prompts and what must be understood of each."""

from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

import pytest

from rushes.engines.previs.scene import Line, Scene, Subject
from rushes.engines.previs.understand import read

SKYDIVER = (
    "Front-facing 'invisible' action-cam on a skydiver in freefall above bright clouds; camera locked on his face. He "
    "speaks over the wind with clear lipsync: 'This is insanely fun! You've got to try it—book a tandem and go!' "
    "Natural wind roar, voice close-mic'd and slightly compressed so it's intelligible. Midday sun, goggles and "
    "jumpsuit flutter, altimeter visible, parachute rig on shoulders. Energetic but stable framing with subtle shake; "
    "brief horizon roll. End on first tug of canopy and wind noise dropping."
)
BREAKUP = (
    "A dramatic Hollywood breakup scene at dusk on a quiet suburban street. A man and a woman in their 30s face each "
    "other, speaking softly but emotionally, lips syncing to breakup dialogue. Cinematic lighting, warm sunset tones, "
    "shallow depth of field, gentle breeze moving autumn leaves, realistic natural sound, no background music"
)
AUBURN = (
    "Sunlight streams down on a woman with flowing auburn hair as she runs effortlessly along a tree-lined street, her "
    "joyous expression reflecting the freedom of the moment; the simple, steady camerawork emphasizes her grace and "
    "the beauty of the everyday."
)
INTERVIEW = (
    "A casual street interview on a busy New York City sidewalk in the afternoon. The interviewer holds a plain, "
    "unbranded microphone and asks: Have you seen Google's new Veo3 model It is a super good model. Person replies: "
    "Yeah I saw it, it's already available on fal. It's crazy good."
)
SMUGGLER = (
    "A Galactic Smuggler is a rogue figure with a cybernetic arm and a well-worn coat that hints at many dangerous "
    "escapades across the galaxy. Their ship is filled with rare and exotic treasures from distant planets, concealed "
    "in hidden compartments, showing their expertise in illicit trade. Their belt is adorned with energy-based "
    "weapons, ready to be drawn at any moment."
)


@dataclass(frozen=True)
class Case:
    """A prompt, and what must hold of its scene; what is not named is not asked.

    `cast` maps the id of every subject to attributes that it must have; `lines` are (speaker, start of the text).
    """

    prompt: str
    setting: str | None = None
    time: str | None = None
    weather: str | None = None
    season: str | None = None
    mood: str | None = None
    framing: str | None = None
    moves: tuple[str, ...] | None = None
    cast: dict[str, dict[str, Any]] | None = None
    acts: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    feels: dict[str, str] = field(default_factory=dict[str, str])
    lines: tuple[tuple[str, str], ...] | None = None
    particles: tuple[str, ...] | None = None
    sounds: tuple[str, ...] = ()
    music: bool | None = None
    unshown: tuple[str, ...] = ()
    unmatched: tuple[str, ...] = ()
    writing: tuple[str, ...] = ()


CASES = (
    Case(
        BREAKUP,
        "suburb",
        "dusk",
        "wind",
        "autumn",
        "sad",
        cast={"man": {"sex": "male"}, "woman": {"sex": "female"}},
        acts={"man": ("talk",)},
        feels={"man": "sad", "woman": "sad"},
        particles=("leaves",),
        music=False,
    ),
    Case(
        SKYDIVER,
        "open sky",
        "noon",
        "wind",
        mood="joy",
        framing="close",
        moves=("handheld", "locked", "roll"),
        cast={"skydiver": {"sex": "male", "goggles": True, "clothing": "jumpsuit"}},
        acts={"skydiver": ("fall", "talk")},
        lines=(("skydiver", "This is insanely fun!"),),
        sounds=("wind",),
        unshown=("altimeter", "parachute rig"),
    ),
    Case(
        AUBURN,
        "suburb",
        "afternoon",
        "clear",
        moves=("locked",),
        cast={"woman": {"hair": "long", "hair_colour": "auburn"}},
        acts={"woman": ("run",)},
        feels={"woman": "joy"},
    ),
    Case(
        "A graceful ballerina dancing outside a circus tent on green grass, with colorful wildflowers swaying around "
        "her as she twirls and poses in the meadow.",
        "meadow",
        cast={"ballerina": {"clothing": "tutu", "sex": "female"}},
        acts={"ballerina": ("pirouette", "stand")},
        particles=("petals",),
        unshown=("circus tent",),
        lines=(),
    ),
    Case(
        INTERVIEW,
        "city",
        "afternoon",
        cast={"interviewer": {"prop": "microphone"}, "person": {}},
        lines=(("interviewer", "Have you seen Google's new Veo3"), ("person", "Yeah I saw it, it's already")),
        sounds=("crowd",),
    ),
    Case(
        SMUGGLER,
        "space",
        "night",
        mood="tense",
        cast={"smuggler": {"clothing": "coat"}, "spaceship": {}},
        unshown=("cybernetic arm", "exotic treasure"),
    ),
    Case(
        "Man walked into winter cave with polar bear",
        "cave",
        weather="clear",
        season="winter",
        cast={"man": {"sex": "male"}, "polar bear": {}},
        acts={"man": ("walk",), "polar bear": ()},
        particles=(),
    ),
    Case("a woman looking into camera slowly smiling", "studio", cast={"woman": {}}, feels={"woman": "joy"}, lines=()),
    Case(
        'A woman looks into the camera, smiles, then exclaims: "Hello world, this is great!"',
        cast={"woman": {}},
        lines=(("woman", "Hello world, this is great!"),),
    ),
    Case("Change the cat's fur color to purple.", cast={"cat": {"coat": "#7a4fa8"}}),
    # People, their looks and deeds.
    Case(
        "An old man in a red coat walks slowly through the snowy forest",
        "forest",
        weather="snow",
        cast={"grandfather": {"age": "elder", "clothing": "coat", "top": "#c0392f"}},
        acts={"grandfather": ("walk",)},
    ),
    Case(
        "A little girl with pigtails in a yellow raincoat jumps in puddles",
        weather="rain",
        cast={"girl": {"age": "child", "hair": "ponytail", "clothing": "raincoat", "top": "#f0c233"}},
        acts={"girl": ("jump",)},
    ),
    Case(
        "A bald man with a beard and glasses sits in a cafe reading a book",
        "cafe",
        cast={"man": {"hair": "bald", "beard": True, "glasses": True, "prop": "book"}},
        acts={"man": ("sit",)},
    ),
    Case(
        "Two friends laugh together in the kitchen",
        "kitchen",
        mood="joy",
        cast={"person": {}, "person-2": {}},
        acts={"person": ("laugh",), "person-2": ("laugh",)},
    ),
    Case(
        "A couple dances on a stage under a spotlight",
        "stage",
        cast={"man": {}, "woman": {}},
        acts={"man": ("dance",), "woman": ("dance",)},
    ),
    Case(
        "A family waves goodbye from the beach at sunset",
        "seashore",
        "dusk",
        cast={"man": {}, "woman": {}, "child": {"age": "child"}},
        acts={"child": ("wave",)},
    ),
    Case("A chef in a white hat tastes soup", "kitchen", cast={"chef": {}}, unshown=("soup",)),
    Case(
        "A knight in silver armor climbs the castle wall",
        "castle",
        cast={"knight": {"clothing": "armour", "top": "#b9bec8"}},
        acts={"knight": ("climb",)},
    ),
    Case(
        "An astronaut walks on the moon",
        "space",
        cast={"astronaut": {"clothing": "spacesuit"}},
        acts={"astronaut": ("walk",)},
    ),
    Case(
        "A detective with a fedora stands in a foggy alley at night",
        "alley",
        "night",
        "fog",
        cast={"detective": {"hat": "fedora"}},
        acts={"detective": ("stand",)},
    ),
    Case(
        "A wizard with a long white beard points his staff at a dragon",
        cast={"wizard": {"beard": True, "prop": "staff"}, "dragon": {}},
        acts={"wizard": ("point",)},
    ),
    Case("The person said that the hat was nice", cast={"person": {"hat": "brim"}}),
    Case("That dog runs and that is that", cast={"dog": {}}, acts={"dog": ("run",)}),
    Case(
        "A woman in a blue dress hugs a man in a black suit",
        cast={"woman": {"clothing": "dress", "top": "#3f6fae"}, "man": {"clothing": "suit", "top": "#2b2a33"}},
        acts={"woman": ("hug",)},
    ),
    Case(
        "A young blonde woman with a green scarf drinks coffee by the window",
        cast={"woman": {"hair_colour": "blonde", "scarf": "#4d8a54", "prop": "cup"}},
    ),
    Case(
        "She walks along the shore at dawn",
        "seashore",
        "dawn",
        cast={"woman": {"sex": "female"}},
        acts={"woman": ("walk",)},
    ),
    Case(
        "A doctor and a nurse run down a hospital corridor",
        "hospital corridor",
        cast={"doctor": {}, "nurse": {}},
        acts={"doctor": ("run",), "nurse": ("run",)},
    ),
    Case("Three children play in the park", "meadow", cast={"child": {}, "child-2": {}, "child-3": {}}),
    Case(
        "An elderly woman in a purple cardigan feeds a cat",
        cast={"grandmother": {"age": "elder", "top": "#7a4fa8"}, "cat": {}},
    ),
    Case("A 7 year old boy flies a kite", cast={"boy": {"age": "child", "prop": "kite"}}),
    Case(
        "A businessman talks on the phone on a rainy street",
        "city",
        weather="rain",
        cast={"businessperson": {"prop": "phone", "sex": "male", "clothing": "suit"}},
        acts={"businessperson": ("talk",)},
    ),
    Case(
        "A man and a woman, both wearing red coats, stand in the snow",
        weather="snow",
        cast={"man": {"top": "#c0392f"}, "woman": {"top": "#c0392f"}},
    ),
    Case(
        "A terrified man flees through a dark forest at night",
        "forest",
        "night",
        mood="tense",
        cast={"man": {}},
        acts={"man": ("run",)},
        feels={"man": "fear"},
    ),
    Case("Her hair is red. She is angry", cast={"woman": {"hair_colour": "red"}}, feels={"woman": "angry"}),
    # Animals.
    Case("A cat", "living room", cast={"cat": {}}, lines=()),
    Case("A man reads beside a sleeping cat", cast={"man": {}, "cat": {}}, acts={"cat": ("sleep",)}),
    Case("A black dog runs along the beach", "seashore", cast={"dog": {"coat": "#2b2a33"}}, acts={"dog": ("run",)}),
    Case(
        "Two horses gallop across the prairie at golden hour",
        "meadow",
        "dusk",
        cast={"horse": {}, "horse-2": {}},
        acts={"horse": ("run",), "horse-2": ("run",)},
    ),
    Case("A polar bear walks on the ice", "snowfield", cast={"polar bear": {}}, acts={"polar bear": ("walk",)}),
    Case("A red fox sits in the autumn forest", "forest", season="autumn", cast={"fox": {}}, acts={"fox": ("sit",)}),
    Case("A clownfish swims past a coral reef", "underwater", cast={"fish": {}}, acts={"fish": ("swim",)}),
    Case("An eagle soars above the mountains", "mountains", cast={"eagle": {}}, acts={"eagle": ("fly",)}),
    Case("A butterfly flutters over wildflowers", "meadow", cast={"butterfly": {}}, acts={"butterfly": ("fly",)}),
    Case(
        "A penguin and an elephant",
        cast={"penguin": {}, "elephant": {}},
    ),
    # Vehicles and empty landscapes.
    Case(
        "A red sports car speeds down a highway at night",
        "highway",
        "night",
        cast={"sports car": {"body": "#c0392f"}},
        acts={"sports car": ("drive",)},
    ),
    Case("A sailboat on a calm lake at dawn", "lake", "dawn", mood="calm", cast={"boat": {}}, acts={"boat": ("sail",)}),
    Case(
        "A spaceship drifts past a distant planet",
        "space",
        "night",
        cast={"spaceship": {}},
        acts={"spaceship": ("fly",)},
    ),
    Case("A steam train crosses the countryside in winter", "village", weather="snow", cast={"steam train": {}}),
    Case("A superhero soars high above the city at night", "above the city", "night", cast={"superhero": {}}),
    Case("An eagle glides over skyscrapers", "above the city", cast={"eagle": {}}),
    Case("A cyclist rides through the city", "city", cast={"cyclist": {}, "bicycle": {}}, acts={"cyclist": ("ride",)}),
    Case(
        "Mountains at sunrise, fog in the valley, slow pan",
        "mountains",
        "dawn",
        "fog",
        moves=("pan",),
        cast={},
        lines=(),
    ),
    Case(
        "Wide shot of a stormy sea, lightning over the waves",
        "open sea",
        weather="storm",
        framing="wide",
        cast={},
        sounds=("waves",),
    ),
    Case("Desert dunes at noon, camera pushes in", "desert", "noon", moves=("push_in",), cast={}),
    Case("A quiet living room on a rainy evening", "living room", "dusk", "rain", cast={}),
    Case("Snow falls on a small village at night", "village", "night", "snow", "winter", cast={}, particles=("snow",)),
    Case("A kitchen window overlooking the mountains", "kitchen", cast={}),
    # Dialogue.
    Case(
        'The man says "Where were you?" and the woman replies "I was right here."',
        lines=(("man", "Where were you?"), ("woman", "I was right here.")),
    ),
    Case("“We should leave,” whispers the girl.", cast={"girl": {}}, lines=(("girl", "We should leave,"),)),
    Case(
        "A boy shouts 'Wait for me!' as he runs down the street",
        cast={"boy": {}},
        acts={"boy": ("talk", "run")},
        lines=(("boy", "Wait for me!"),),
    ),
    Case(
        "MAN: Hello there. WOMAN: Oh, hi!",
        cast={"man": {}, "woman": {}},
        lines=(("man", "Hello there."), ("woman", "Oh, hi!")),
    ),
    Case(
        'Anna says: "I\'m home." Tom answers: "Finally!"',
        cast={"anna": {"sex": "female"}, "tom": {"sex": "male"}},
        lines=(("anna", "I'm home."), ("tom", "Finally!")),
    ),
    Case(
        'A narrator says: "Once upon a time." A fox walks through the snow.',
        cast={"fox": {}},
        lines=(("narrator", "Once upon a time."),),
    ),
    Case('A man stands by a sign that reads "OPEN"', cast={"man": {}}, lines=(), writing=("OPEN",)),
    Case("A reporter speaks to camera in the rain, no dialogue", cast={"interviewer": {}}, lines=()),
    Case(
        "The teacher asks: Who knows the answer? The camera slowly pans across the classroom.",
        "classroom",
        lines=(("teacher", "Who knows the answer?"),),
        moves=("pan",),
    ),
    Case(
        "Two women argue in an office",
        "office",
        mood="tense",
        cast={"woman": {}, "woman-2": {}},
        feels={"woman": "angry"},
    ),
    # What is excluded.
    Case("An empty beach without people, no music", "seashore", cast={}, music=False),
    Case("A city street, not raining, no cars", "city", weather="clear", cast={}),
    Case("A knight walks through a sandstorm", "desert", weather="sandstorm", cast={"knight": {}}),
    Case("A deer stands in a mountain stream", "stream", cast={"deer": {}}),
    Case("A woman without a hat in a garden, no wind", "vegetable garden", weather="clear", cast={"woman": {}}),
    Case("A forest with no people or animals, only natural sound", "forest", cast={}, music=False),
    Case("A man on a pier. No camera movement. Without any background music.", moves=("locked",), music=False),
    # Camera, focus, ending.
    Case("Close-up portrait of an old woman, bokeh", framing="close", cast={"grandmother": {}}),
    Case("They face each other across a table", framing=None, cast={}),
    Case(
        "Handheld tracking shot following a runner",
        moves=("handheld", "track"),
        cast={"runner": {}},
        acts={"runner": ("run",)},
    ),
    Case(
        "Vertical video of a dancer in a park, zoom in",
        "meadow",
        moves=("push_in",),
        cast={"dancer": {}},
        acts={"dancer": ("dance",)},
    ),
    Case("Xylophones quiver beside a man", cast={"man": {}}, unmatched=("xylophones", "quiver")),
)


def scene_of(prompt: str) -> Scene:
    return read(prompt)


def subject(scene: Scene, name: str) -> Subject:
    return next(found for found in scene.subjects if found.id == name)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.prompt[:48])
def test_a_prompt_is_understood(case: Case) -> None:
    scene = read(case.prompt)
    for name in ("setting", "time", "weather", "season", "mood", "framing", "moves", "particles", "music"):
        wanted = getattr(case, name)
        if wanted is not None:
            assert getattr(scene, name) == wanted, name
    if case.cast is not None:
        assert {found.id for found in scene.subjects} == set(case.cast)
        for name, attributes in case.cast.items():
            found = subject(scene, name).attributes
            assert {key: found.get(key) for key in attributes} == attributes
    for name, actions in case.acts.items():
        assert subject(scene, name).actions == actions
    for name, emotion in case.feels.items():
        assert subject(scene, name).emotion == emotion
    if case.lines is not None:
        assert len(scene.dialogue) == len(case.lines)
        for line, (speaker, start) in zip(scene.dialogue, case.lines, strict=True):
            assert line.speaker == speaker
            assert line.text.startswith(start)
    assert set(case.sounds) <= set(scene.sounds)
    assert set(case.unshown) <= set(scene.unshown)
    assert set(case.unmatched) <= set(scene.unmatched)
    assert scene.writing == case.writing


def test_facing_each_other_is_no_close_up() -> None:
    scene = read("Two people face each other")
    assert scene.framing is None
    assert {found.facing for found in scene.subjects} == {"partner"}


def test_a_close_miked_voice_is_no_microphone_in_the_hand() -> None:
    assert all("prop" not in found.attributes for found in read(SKYDIVER).subjects)


def test_a_hat_inside_another_word_is_no_hat() -> None:
    assert "hat" not in subject(read("A man that chats"), "man").attributes


def test_the_ending_is_kept_in_the_prompts_words() -> None:
    ending = read(SKYDIVER).ending
    assert ending is not None
    assert ending.words == "first tug of canopy and wind noise dropping"


def test_how_a_line_is_spoken_comes_from_the_words_around_it() -> None:
    assert read("A girl whispers: 'Come here.'").dialogue[0].delivery == "whisper"
    assert read("A man shouts: 'Stop!'").dialogue[0].delivery == "shout"
    assert read('A man softly says: "I know."').dialogue[0].delivery == "soft"
    assert read('A man says: "I know."').dialogue == (Line(speaker="man", text="I know."),)


def test_speech_without_words_gets_lines_that_fit_the_mood() -> None:
    scene = read(BREAKUP)
    assert [line.speaker for line in scene.dialogue] == ["man", "woman"]
    assert {line.delivery for line in scene.dialogue} == {"soft"}
    assert read("A man and a woman talk in a cafe").dialogue
    assert not read("A man and a woman sit in a cafe").dialogue


def test_nobody_is_invented() -> None:
    for prompt in ("", "Fog over a lake", "!!!", "music", "A quiet street at night", "«»“”'\"'", "😀 🎬"):
        assert read(prompt).subjects == ()


def test_a_prompt_may_be_anything() -> None:
    for prompt in (
        "'" * 500,
        '"' * 501,
        "a " * 5000,
        "man: " * 300,
        "no " * 900,
        "\n\n\t",
        "A man says: '",
        "他说：你好",
    ):
        assert isinstance(read(prompt), Scene)


def test_reading_is_pure() -> None:
    assert read(INTERVIEW) == read(INTERVIEW)


def test_reading_takes_a_few_milliseconds() -> None:
    prompts = [case.prompt for case in CASES]
    read(prompts[0])
    begun = perf_counter()
    for prompt in prompts:
        read(prompt)
    assert (perf_counter() - begun) / len(prompts) < 0.010, "3 ms on an idle machine; this one may be busy"


def test_a_verb_that_is_also_a_thing_is_a_deed_behind_somebodys_traits() -> None:
    assert read("A girl with red hair waves in a snowy forest").subjects[0].actions == ("wave",)


@pytest.mark.parametrize(
    ("prompt", "least", "most"),
    [
        ("A man walks through a city", 0.0, 0.0),
        ("A man walks through a city, cinematic lighting", 0.1, 0.5),
        ("A man walks through a city, warm sunset tones", 0.6, 1.0),
        ("A woman smiles in golden light", 0.6, 1.0),
        ("A woman smiles in cold light", -1.0, -0.6),
        ("A neon city street at night", -0.6, -0.2),
        ("A moody portrait of a man", -0.6, -0.2),
        ("A woman in a kitchen, no warm light", 0.0, 0.0),
        (BREAKUP, 0.7, 1.0),
    ],
)
def test_words_for_the_light_make_it_warm_or_cold(prompt: str, least: float, most: float) -> None:
    scene = read(prompt)
    assert least <= scene.warmth <= most
    assert not {"cinematic", "lighting", "tones", "moody", "neon"} & set(scene.unmatched)


@pytest.mark.parametrize(
    ("prompt", "kind", "colour"),
    [
        ("A luxury perfume bottle on a marble table", "perfume", None),
        ("A sleek smartwatch, product shot", "watch", None),
        ("A pair of red sneakers rotating", "shoe", True),
        ("A steaming cup of coffee", "cup", None),
        ("A gift box opens", "gift", None),
        ("Abstract shapes flowing", "shapes", None),
        ("Something nobody has a word for", "shapes", None),
    ],
)
def test_a_prompt_without_people_or_place_puts_something_on_display(
    prompt: str, kind: str, colour: bool | None
) -> None:
    display = read(prompt).display
    assert display is not None
    assert display.kind == kind
    assert (display.colour is not None) == bool(colour)


@pytest.mark.parametrize("prompt", ["A woman with a phone", "A kitchen with a bottle of wine", "A city at night"])
def test_people_and_places_need_no_display(prompt: str) -> None:
    assert read(prompt).display is None


def test_what_is_on_display_is_not_told_as_missing() -> None:
    assert "bottle" not in " ".join(read("A green bottle").unshown)
    assert "perfume" in read("A woman smells a perfume in a park").unshown


@pytest.mark.parametrize(
    ("prompt", "walk"),
    [
        ("A steadicam follows a waiter through a crowded restaurant", [("walk",)]),
        ("Tracking shot of a man and a woman in a forest", [("walk",), ()]),
        ("Tracking shot of a man who reads", [("read",)]),
        ("A man in a forest, slow zoom in", [()]),
    ],
)
def test_whom_the_camera_follows_goes_somewhere(prompt: str, walk: list[tuple[str, ...]]) -> None:
    assert [subject.actions for subject in read(prompt).subjects] == walk
