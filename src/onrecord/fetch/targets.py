"""Which hosts may be asked on behalf of somebody else: those of the public internet.

A server that fetches what its visitors name can be used to reach what only it can reach (server-side
request forgery, CWE-918). So every address that a name stands for is looked at before a connection is
opened, and the connection's own peer again before anything is sent, since a name may be answered
differently the second time.
"""

from __future__ import annotations

import ipaddress
import socket

from onrecord.errors import FetchError

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address
# RFC 6052: an IPv4 address in the last four bytes, to which a gateway passes the connection on.
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def check_host(host: str, port: int) -> None:
    """FetchError("private") when the host is, or any of its addresses lies in, a network that is not public.

    FetchError("connection") when the name is unknown.
    """
    try:
        found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as e:
        raise FetchError("connection", f"there is no host {host} ({e})") from e
    for *_, peer in found:
        check_peer(str(peer[0]), host)


def check_peer(address: str, host: str) -> None:
    """FetchError("private") when this address, which `host` stands for, is not a public one."""
    if not is_public(address):
        raise FetchError("private", f"{host} is not on the public internet, and is not asked from here")


def is_public(address: str) -> bool:
    """Whether the IP address belongs to a host of the public internet.

    >>> [is_public(a) for a in ("93.184.215.14", "10.0.0.8", "169.254.169.254", "::ffff:127.0.0.1")]
    [True, False, False, False]
    """
    try:
        ip: _Address = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = _inner(ip) if isinstance(ip, ipaddress.IPv6Address) else None
    if inner is not None and not is_public(str(inner)):
        return False
    if isinstance(ip, ipaddress.IPv6Address) and (ip.ipv4_mapped or ip in _NAT64):
        return True  # what it leads to was looked at
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def _inner(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 host that an IPv6 address leads to, where it is of a kind that leads to one."""
    if ip in _NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
