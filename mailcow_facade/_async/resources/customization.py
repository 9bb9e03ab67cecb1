"""How mailcow's web pages look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

from mailcow_client import Client, models
from mailcow_client.api import customization as api

from mailcow_facade import arguments
from mailcow_facade.values import AppLink

Announcement = Literal["info", "warning", "danger"]


class AsyncCustomization:
    """How mailcow's web pages look. No route tells any of it, so each method sets all that it is about."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def set_app_links(self, links: Sequence[AppLink]) -> None:
        """Set the links to applications, in place of all present ones; none to remove them.

        Raises:
            TypeError, ValueError: a link has no name or no address, or one that is no text or too long.
        """
        for link in links:
            arguments.filled(link.app, "a link's name")
            arguments.filled(link.href, "a link's address")
        attributes = models.EditAppLinksBodyAttr()
        if links:
            attributes = models.EditAppLinksBodyAttr(
                app=[link.app for link in links],
                href=[link.href for link in links],
                user_href=[arguments.text(link.user_href, "a link's address") for link in links],
                # false would hide it.
                hide=["1" if arguments.flag(link.hide, "hide") else "0" for link in links],
            )
        await api.edit_app_links.asyncio(client=self._client, body=models.EditAppLinksBody(attr=attributes))

    async def set_ui_texts(
        self,
        *,
        title_name: str = "",
        main_name: str = "",
        apps_name: str = "",
        help_text: str = "",
        ui_footer: str = "",
        ui_announcement_text: str = "",
        ui_announcement_type: Announcement = "info",
        ui_announcement_active: bool = False,
    ) -> None:
        """Set the texts of the pages, in place of all present ones. What is left out gets mailcow's own.

        Args:
            title_name: the title in the browser.
            main_name: the name on the pages.
            apps_name: the heading of the links to applications.
            help_text: the help below the login; HTML, which nobody checks.
            ui_footer: the foot of every page; HTML, which nobody checks.
            ui_announcement_text: an announcement; HTML, which nobody checks.
            ui_announcement_type: its colour.
            ui_announcement_active: whether it shows.

        Raises:
            ValueError: there is no such colour: mailcow would store none.
        """
        attributes = models.EditUiTextsBodyAttr(
            title_name=arguments.long_text(title_name, "title_name", None),
            main_name=arguments.long_text(main_name, "main_name", None),
            apps_name=arguments.long_text(apps_name, "apps_name", None),
            help_text=arguments.long_text(help_text, "help_text", None),
            ui_footer=arguments.long_text(ui_footer, "ui_footer", None),
            ui_announcement_text=arguments.long_text(ui_announcement_text, "ui_announcement_text", None),
            ui_announcement_type=arguments.choice(ui_announcement_type, "ui_announcement_type", get_args(Announcement)),
            ui_announcement_active=arguments.flag(ui_announcement_active, "ui_announcement_active"),
        )
        await api.edit_ui_texts.asyncio(client=self._client, body=models.EditUiTextsBody(attr=attributes))

    async def set_ip_check(self, allowed: bool) -> None:
        """Allow or forbid to ask a service of mailcow's makers for the server's public addresses."""
        attributes = models.EditIpCheckBodyAttr(ip_check_opt_in=arguments.flag(allowed, "allowed"))
        await api.edit_ip_check.asyncio(client=self._client, body=models.EditIpCheckBody(attr=attributes))

    async def set_custom_login(
        self,
        *,
        hide_user_quicklink: bool = False,
        hide_domainadmin_quicklink: bool = False,
        hide_admin_quicklink: bool = False,
        force_sso: bool = False,
    ) -> None:
        """Set what the login pages show: all of it. A link that is hidden does not close its page.

        Args:
            hide_user_quicklink: hide the link to the users' login.
            hide_domainadmin_quicklink: hide the link to the domain administrators' login.
            hide_admin_quicklink: hide the link to the administrators' login.
            force_sso: leave users only the button of the identity provider, where one with OIDC is set up.
        """
        attributes = models.EditCustomLoginBodyAttr(
            hide_user_quicklink=arguments.flag(hide_user_quicklink, "hide_user_quicklink"),
            hide_domainadmin_quicklink=arguments.flag(hide_domainadmin_quicklink, "hide_domainadmin_quicklink"),
            hide_admin_quicklink=arguments.flag(hide_admin_quicklink, "hide_admin_quicklink"),
            force_sso=arguments.flag(force_sso, "force_sso"),
        )
        await api.edit_custom_login.asyncio(client=self._client, body=models.EditCustomLoginBody(attr=attributes))
