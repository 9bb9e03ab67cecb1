from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.edit_domain_admin_acl_body_attr_da_acl_item import EditDomainAdminAclBodyAttrDaAclItem
from ..types import UNSET, Unset, as_list, to_json


@_attrs_define(kw_only=True)
class EditDomainAdminAclBodyAttr:
    """What to set."""

    da_acl: list[EditDomainAdminAclBodyAttrDaAclItem] | Unset = UNSET
    """All rights to grant."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    """Fields that the effective spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON values, under their names in the API. Unset ones are left out."""
        fields: dict[str, Any] = {"da_acl": to_json(self.da_acl)}
        known = {name: value for name, value in fields.items() if value is not UNSET}
        return {**self.additional_properties, **known}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model that JSON values stand for. What is missing becomes UNSET, what is unknown is kept."""
        fields = dict(src_dict)
        model = cls.__new__(cls)
        model.da_acl = as_list(lambda item: item, fields.pop("da_acl", UNSET))
        model.additional_properties = dict(fields)
        return model
