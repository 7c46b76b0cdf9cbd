"""A scene changed by a prompt keeps everything that the prompt does not speak of."""

from rushes.engines.previs.understand import read, revise


def test_a_colour_is_changed_and_nothing_else() -> None:
    scene = read("An orange cat sits on a windowsill at dusk, no music")
    revised = revise(scene, "Change the cat's fur color to purple.")
    assert revised.subjects[0].attributes["coat"] == "#7a4fa8"
    assert revised.subjects[0].actions == scene.subjects[0].actions
    assert (revised.setting, revised.time, revised.music) == (scene.setting, "dusk", False)


def test_clothes_are_changed_on_whoever_is_named() -> None:
    scene = read("A man in a red coat and a woman in a blue dress stand on a street")
    revised = revise(scene, "Make the man's coat green")
    man, woman = revised.subjects
    assert man.attributes["top"] == "#4d8a54"
    assert woman == scene.subjects[1]


def test_time_weather_and_place_can_be_changed() -> None:
    scene = read("A woman walks in a city in the afternoon")
    assert revise(scene, "Make it night").time == "night"
    assert revise(scene, "Let it rain").weather == "rain"
    assert revise(scene, "Move it to a beach").setting == "seashore"
    assert revise(scene, "Make it night").subjects == scene.subjects


def test_somebody_can_be_added_and_removed() -> None:
    scene = read("A woman and a dog walk in a park")
    assert [s.id for s in revise(scene, "Remove the dog").subjects] == ["woman"]
    assert [s.id for s in revise(scene, "Add a horse").subjects] == ["woman", "dog", "horse"]


def test_new_words_replace_the_old() -> None:
    scene = read('A man says: "Hello."')
    assert [line.text for line in revise(scene, 'The man says: "Goodbye."').dialogue] == ["Goodbye."]


def test_music_can_be_taken_away() -> None:
    assert not revise(read("A dog in a park"), "Remove the music").music
