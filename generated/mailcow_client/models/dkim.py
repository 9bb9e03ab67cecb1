from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, as_str


@_attrs_define(kw_only=True)
class Dkim:
    """The DKIM key of a domain."""

    dkim_selector: str
    """The selector; the record is named after it, below _domainkey."""

    dkim_txt: str
    """What the DNS TXT record must hold; in quoted parts where the server is set up to split it."""

    length: str
    """The key's length in bits, guessed from that of `pubkey`: 1024, 2048, 3072, 4096, or `>= 8192` for all above."""

    privkey: str = _attrs_field(repr=False)
    """The private key in PEM and base64 around it, where the server is set up to show it; mostly empty."""

    pubkey: str
    """The public key in base64, without line ends."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {
            "dkim_selector": self.dkim_selector,
            "dkim_txt": self.dkim_txt,
            "length": self.length,
            "privkey": self.privkey,
            "pubkey": self.pubkey,
        }
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.dkim_selector = as_str(fields.pop("dkim_selector", UNSET))
        model.dkim_txt = as_str(fields.pop("dkim_txt", UNSET))
        model.length = as_str(fields.pop("length", UNSET))
        model.privkey = as_str(fields.pop("privkey", UNSET))
        model.pubkey = as_str(fields.pop("pubkey", UNSET))
        model.additional_properties = dict(fields)
        return model
