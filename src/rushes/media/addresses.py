"""Which IP addresses belong to the public internet, and which are somebody's own network."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

# What `is_global` of Python 3.11 calls global in some patch releases, or never learned. IPv6 forms that carry an IPv4
# address (mapped, compatible, NAT64, 6to4, Teredo) are refused whole: what they reach is decided by a translator.
_NOT_PUBLIC = tuple(
    ip_network(network)
    for network in (
        "0.0.0.0/8",
        "100.64.0.0/10",
        "168.63.129.16/32",  # a cloud's metadata, at an address that looks public
        "192.0.0.0/24",
        "192.88.99.0/24",
        "198.18.0.0/15",
        "224.0.0.0/4",
        "240.0.0.0/4",
        "::/96",
        "::ffff:0:0/96",
        "64:ff9b::/96",
        "64:ff9b:1::/48",
        "100::/64",
        "2001::/23",
        "2001:db8::/32",
        "2002::/16",
        "3fff::/20",
        "5f00::/16",
        "fc00::/7",
        "fe80::/10",
        "fec0::/10",
        "ff00::/8",
    )
)


def is_public(address: Address | str) -> bool:
    """Whether an address is one that anybody on the internet may be sent to.

    False for private, loopback, link-local, metadata, shared (CGNAT), multicast, reserved and documentation
    addresses, and for IPv6 addresses that carry an IPv4 address. Raises ValueError for a text that is no address.
    """
    ip = ip_address(address) if isinstance(address, str) else address
    if not ip.is_global or ip.is_multicast or ip.is_reserved:
        return False
    return not any(ip in network for network in _NOT_PUBLIC if network.version == ip.version)


def is_allowed(address: Address | str, exceptions: tuple[Network, ...] = ()) -> bool:
    """Whether an address is public, or in a network that the operator named. Raises ValueError for no address."""
    ip = ip_address(address) if isinstance(address, str) else address
    return any(ip in network for network in exceptions if network.version == ip.version) or is_public(ip)
