"""Settings: what is wrong is named, and the defaults are safe."""

from pathlib import Path

import pytest

from rushes.bootstrap import build_router
from rushes.errors import SettingsError
from rushes.settings import Configuration, Settings, load_configuration, load_settings


def test_nothing_set_is_a_server_on_loopback_that_accepts_any_key() -> None:
    settings = load_settings()
    assert (settings.host, settings.on_loopback, settings.accepts_any_key) == ("127.0.0.1", True, True)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "example.org"])
def test_any_other_address_checks_keys_and_cannot_be_opened(host: str) -> None:
    assert Settings(host=host).accepts_any_key is False
    with pytest.raises(SettingsError, match="loopback only"):
        _ = Settings(host=host, open_mode=True).accepts_any_key


def test_a_wrong_variable_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RUSHES_PORT", "many")
    with pytest.raises(SettingsError, match="RUSHES_PORT"):
        load_settings()


def test_routes_come_from_the_file_and_the_first_pattern_that_matches_decides(tmp_path: Path) -> None:
    path = tmp_path / "rushes.toml"
    path.write_text(
        '[engines.one]\ntype = "fake"\n[engines.two]\ntype = "fake"\n'
        '[routes]\n"fal-ai/sora-2/*/pro" = ["two"]\n"fal-ai/sora-2/*" = ["one", "two"]\n'
    )
    router = build_router(load_configuration(Settings(config=path)))
    assert router.route("fal-ai/sora-2/text-to-video/pro") == ("two",)
    assert router.route("fal-ai/sora-2/text-to-video") == ("one", "two")
    assert router.route("fal-ai/veo3") == ("one", "two")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[engines.x]\n", "engines.x.type"),
        ("nonsense = 1\n", "nonsense"),
        ("[engines\n", "rushes.toml"),
        ('[engines.x]\ntype = "none"\n', "installed:"),
        ('[engines.x]\ntype = "fake"\ncolour = 1\n', "colour"),
        ('[engines.x]\ntype = "fake"\n[routes]\n"*" = ["y"]\n', "'y'"),
    ],
)
def test_a_file_that_cannot_be_used_says_where(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "rushes.toml"
    path.write_text(text)
    with pytest.raises(SettingsError, match=says):
        build_router(load_configuration(Settings(config=path)))


def test_a_file_that_is_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="not there"):
        load_configuration(Settings(config=tmp_path / "none.toml"))


def test_with_no_file_everything_goes_to_previs() -> None:
    router = build_router(Configuration())
    assert list(router.route("fal-ai/sora-2/text-to-video")) == ["previs"]


def test_lists_in_the_environment_are_written_with_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RUSHES_WEBHOOK_PAUSES", "1, 2.5,3")
    monkeypatch.setenv("RUSHES_PRIVATE_NETWORKS", "10.0.0.0/8,fd00::/8")
    settings = load_settings()
    assert settings.webhook_pauses == (1, 2.5, 3)
    assert [str(network) for network in settings.private_networks] == ["10.0.0.0/8", "fd00::/8"]
    assert Settings.model_validate(settings.model_dump()) == settings
    for name, value in (("RUSHES_WEBHOOK_PAUSES", "1,soon"), ("RUSHES_PRIVATE_NETWORKS", "home")):
        monkeypatch.setenv(name, value)
        with pytest.raises(SettingsError, match=name):
            load_settings()
        monkeypatch.delenv(name)


def test_only_a_server_on_loopback_may_be_sent_to_loopback() -> None:
    assert [str(network) for network in Settings().callable_networks] == ["127.0.0.0/8", "::1/128"]
    assert Settings(host="0.0.0.0").callable_networks == ()


def test_webhooks_are_tried_ten_times_within_two_hours_by_default() -> None:
    pauses = Settings().webhook_pauses
    assert len(pauses) == 9
    assert list(pauses) == sorted(pauses)
    assert 6600 <= sum(pauses) <= 7200
