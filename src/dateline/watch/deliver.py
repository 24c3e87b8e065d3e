"""Sending alerts: a signed webhook through the door, everything else through apprise under the guard.

Invariant: nothing is marked as sent that was not taken; what fails is tried again under the same id.
"""

import hashlib
import hmac
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass

from dateline.net import Door, NetError, guarded
from dateline.watch.alert import Alert, text
from dateline.watch.rules import Channel

TAKEN = range(200, 300)


class Undelivered(Exception):
    """Why an alert was not taken."""


@dataclass(frozen=True)
class Message:
    """What goes out at once: one alert, or a digest of several. `id` is that of the alert, or follows from those of all."""

    id: str
    alerts: tuple[Alert, ...]

    @property
    def title(self) -> str:
        if len(self.alerts) == 1:
            return self.alerts[0].title
        return f"{len(self.alerts)} alerts: {', '.join(dict.fromkeys(a.rule for a in self.alerts))}"


@dataclass(frozen=True)
class Delivery:
    """`link` is where the pages of this record are, for the links in messages; `allow` what the user lets through."""

    channels: Mapping[str, Channel]
    door: Door
    allow: tuple[str, ...] = ()
    link: str | None = None

    def send(self, channel: str, message: Message, at: int) -> None:
        """`at` is the time of sending in seconds since 1970. Raises Undelivered."""
        known = self.channels.get(channel)
        if known is None:
            raise Undelivered(f"no channel {channel!r} any more")
        if known.webhook:
            self._hook(known, message, at)
        else:
            self._apprise(known, message)

    def _hook(self, channel: Channel, message: Message, at: int) -> None:
        key = os.environ.get(channel.secret or "")
        if not key:
            raise Undelivered(f"the environment variable {channel.secret} with the key is not set")
        body = json.dumps(
            {"id": message.id, "title": message.title, "alerts": [a.model_dump(mode="json") for a in message.alerts], "link": self.link},
            sort_keys=True, ensure_ascii=False,
        ).encode()  # fmt: skip
        headers = {
            "Content-Type": "application/json",
            "Dateline-Id": message.id,
            "Dateline-Timestamp": str(at),
            "Dateline-Signature": signature(key, at, body),
        }
        try:
            answer = self.door.post(_address(channel.webhook or ""), body, headers)
        except NetError as wrong:
            raise Undelivered(str(wrong)) from wrong
        if answer.status not in TAKEN:
            raise Undelivered(f"the webhook answers {answer.status}")

    def _apprise(self, channel: Channel, message: Message) -> None:
        import apprise

        sender = apprise.Apprise()
        if not sender.add(_address(channel.apprise or "")):
            raise Undelivered("apprise does not know an address of this form; see its list of services")
        body = "\n\n".join(text(alert, self.link) for alert in message.alerts)
        try:
            with guarded(self.allow):
                taken = sender.notify(title=message.title, body=body, body_format=apprise.NotifyFormat.TEXT)
        except NetError as wrong:
            raise Undelivered(str(wrong)) from wrong
        if not taken:
            raise Undelivered("the service did not take it")


def signature(key: str, at: int, body: bytes) -> str:
    """HMAC-SHA256 over "TIMESTAMP.BODY", so that neither can be sent again with the other."""
    made = hmac.new(key.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    return f"sha256={made}"


def _address(text_: str) -> str:
    """ "$NAME" is the environment variable of that name: an address often holds a secret."""
    if not text_.startswith("$"):
        return text_
    found = os.environ.get(text_[1:])
    if not found:
        raise Undelivered(f"the environment variable {text_[1:]} with the address is not set")
    return found
