"""Which addresses callers may send the server to."""

from ipaddress import ip_network

import pytest

from rushes.media.addresses import is_allowed, is_public


@pytest.mark.parametrize("text", ["8.8.8.8", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700:4700::1111"])
def test_addresses_of_the_public_internet_are_public(text: str) -> None:
    assert is_public(text)


@pytest.mark.parametrize(
    "text",
    [
        *("10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "fd12:3456::1"),
        *("127.0.0.1", "127.9.9.9", "::1", "0.0.0.0", "::"),
        *("169.254.169.254", "169.254.0.1", "fe80::1", "fe80::1%eth0"),
        *("168.63.129.16", "100.100.100.200", "192.0.0.192", "fd00:ec2::254"),
        *("100.64.0.1", "100.127.255.255"),
        *("224.0.0.1", "239.255.255.255", "ff02::1"),
        *("240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "192.88.99.1"),
        *("::ffff:8.8.8.8", "::ffff:127.0.0.1", "::8.8.8.8"),
        *("2002:7f00:1::", "2002:808:808::", "64:ff9b::7f00:1", "64:ff9b::808:808", "64:ff9b:1::1", "2001:0:1::1"),
        *("2001:db8::1", "3fff::1", "fec0::1"),
    ],
)
def test_everything_else_is_not(text: str) -> None:
    assert not is_public(text)


def test_a_network_that_the_operator_names_is_allowed_and_nothing_beside_it() -> None:
    named = (ip_network("127.0.0.0/8"), ip_network("fd00::/8"))
    assert is_allowed("127.0.0.1", named)
    assert is_allowed("fd12::1", named)
    assert is_allowed("8.8.8.8", named)
    assert not is_allowed("10.0.0.1", named)
    assert not is_allowed("127.0.0.1")
