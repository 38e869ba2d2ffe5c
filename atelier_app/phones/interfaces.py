"""The addresses of this computer, the likeliest to be the room's network first."""

from __future__ import annotations

import ipaddress
import re
import socket
from dataclasses import dataclass

import psutil

# Networks that phones in the room cannot be on: VPNs, containers, virtual machines, peer-to-peer links.
_VIRTUAL = re.compile(
    r"docker|veth|virbr|br-[0-9a-f]{6,}|podman|cni|flannel|cali|lxc|lxd|vmnet|vmware|vbox|virtualbox|vethernet"
    r"|hyper-v|wsl|tun|tap|utun|wg|wireguard|tailscale|zt|zerotier|hamachi|nordlynx|ppp|ipsec|vpn|bluetooth"
    r"|awdl|llw|anpi|gif|stf",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Interface:
    """A way into this computer: the system's name for it, and its IPv4 address."""

    name: str
    address: str


def _rank(interface: Interface) -> tuple[bool, bool, bool, str]:
    address = ipaddress.IPv4Address(interface.address)
    return (
        bool(_VIRTUAL.search(interface.name)),
        address.is_link_local,
        not address.is_private,
        interface.name,
    )


def ordered(interfaces: list[Interface]) -> tuple[Interface, ...]:
    """Real networks first, then public addresses, self-assigned ones, and virtual networks last."""
    return tuple(sorted(interfaces, key=_rank))


def interfaces() -> tuple[Interface, ...]:
    """Every IPv4 address on which another computer could reach this one, best first."""
    up = {name for name, state in psutil.net_if_stats().items() if state.isup}
    found = [
        Interface(name, entry.address)
        for name, entries in psutil.net_if_addrs().items()
        for entry in entries
        if name in up and entry.family == socket.AF_INET and not _is_loopback(entry.address)
    ]
    return ordered(found)


def _is_loopback(address: str) -> bool:
    return ipaddress.IPv4Address(address).is_loopback
