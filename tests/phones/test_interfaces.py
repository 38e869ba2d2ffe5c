"""Which address phones are given."""

from __future__ import annotations

from atelier_app.phones.interfaces import Interface, interfaces, ordered


def order(*pairs: tuple[str, str]) -> list[str]:
    return [interface.name for interface in ordered([Interface(*pair) for pair in pairs])]


def test_the_rooms_network_comes_before_vpns_containers_and_virtual_machines() -> None:
    assert (
        order(
            ("docker0", "172.17.0.1"),
            ("tun0", "10.8.0.2"),
            ("vEthernet (WSL)", "172.20.1.1"),
            ("wlan0", "192.168.1.5"),
            ("vboxnet0", "192.168.56.1"),
        )[0]
        == "wlan0"
    )


def test_an_address_given_to_itself_is_better_than_a_virtual_one_only() -> None:
    assert order(("docker0", "172.17.0.1"), ("eth0", "169.254.3.4"), ("wlp2s0", "10.42.0.1")) == [
        "wlp2s0",
        "eth0",
        "docker0",
    ]


def test_this_computers_own_are_found_without_the_loopback() -> None:
    assert all(not interface.address.startswith("127.") for interface in interfaces())
