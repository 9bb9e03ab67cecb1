"""Which commands there are: the groups, one for each resource of the facade, and what cannot be derived of them.

A table without imports, since ``mailcow --help`` reads it. The verbs are the public methods of the resource, their
options the methods' parameters: see :mod:`mailcow_facade.cli.commands`.
"""

from __future__ import annotations

from typing import NamedTuple


class Group(NamedTuple):
    """A resource of the facade as a group of commands."""

    attribute: str
    """Where a client has it."""
    help: str
    """The first line of what the client says of it."""
    columns: str = ""
    """The fields that a list shows to people, in order, each perhaps with ``=`` and its title; all where empty."""
    reads: str = ""
    """Methods that change nothing, beside those in ``READS``."""
    asks: str = ""
    """Methods that ask before they do it, beside those named delete: what they take away does not come back."""
    reveals: str = ""
    """Methods whose very purpose is the secret that they return."""
    texts: str = ""
    """Parameters that may be long: ``@FILE`` reads a file, and ``-`` stdin."""


READS = frozenset(
    "list get exists list_allowed list_denied list_domains list_mailboxes actions active_script addresses "
    "destination_options global_script global_scripts half_deleted html is_active last_login".split()
)
"""Methods that change nothing, in whatever group."""

ALL_READ = frozenset({"log", "preset", "status"})
"""Groups of which no method changes anything."""

LEFT_OUT = {
    "mailboxes.iter": "`mailbox list` shows the same",
    "logs.auth": "an older name of `log sasl`",
    "logs.tail": "`log tail` is written by hand",
}
"""Methods that are no verb, each with the reason."""

BY_HAND = {
    "mailbox": {
        "import": ("mailcow_facade.cli.mailbox_import", "Create and change mailboxes as a CSV file says."),
        "export": ("mailcow_facade.cli.mailbox_export", "Write mailboxes as CSV, for import."),
    },
    "log": {"tail": ("mailcow_facade.cli.log_tail", "A log's newest rows, and with --follow all that come.")},
    "status": {
        "overview": ("mailcow_facade.cli.overview", "The server on one screen; `mailcow status` alone does it.")
    },
}
"""Commands of a group that are written by hand: the module, whose ``entry()`` makes it, and what it does."""

USUAL = {"status": "overview"}
"""The command of a group that is meant where none is named."""

ACCOUNTS, MAIL, PROTECTION, SERVER = "Accounts", "Mail", "Protection", "Server"

GROUPS: dict[str, dict[str, Group]] = {
    ACCOUNTS: {
        "domain": Group(
            "domains",
            "The domains that the server has mailboxes for.",
            columns="domain_name=domain active mboxes_in_domain=mailboxes aliases_in_domain=aliases "
            "quota_used_in_domain=assigned max_quota_for_domain=quota tags",
            texts="html plain",
        ),
        "mailbox": Group(
            "mailboxes",
            "The mailboxes.",
            columns="username active quota_used=used quota name messages last_imap_login=last_imap tags",
            asks="delete_sogo_profile",
        ),
        "alias": Group(
            "aliases",
            "Addresses that lead to other addresses.",
            columns="id address active goto public_comment=comment",
        ),
        "alias-domain": Group(
            "alias_domains",
            "Domains whose addresses stand for those of another domain.",
            columns="alias_domain target_domain active created",
        ),
        "app-password": Group(
            "app_passwords",
            "Passwords for single devices and programs, beside a mailbox's own.",
            columns="id name active imap_access=imap smtp_access=smtp pop3_access=pop3 sieve_access=sieve "
            "dav_access=dav eas_access=eas created",
            reveals="create",
        ),
        "time-limited-alias": Group(
            "time_limited_aliases",
            "Aliases that end by themselves.",
            columns="address goto description validity permanent",
        ),
        "resource": Group(
            "resources",
            "Rooms and things that can be booked.",
            columns="name description domain kind multiple_bookings active",
        ),
        "tag": Group("tags", "Tags of domains and mailboxes."),
        "domain-template": Group(
            "templates.domains",
            "Templates of domains.",
            columns="id template attributes.max_quota_for_domain=quota attributes.max_num_mboxes_for_domain=mailboxes "
            "modified",
        ),
        "mailbox-template": Group(
            "templates.mailboxes",
            "Templates of mailboxes.",
            columns="id template attributes.quota attributes.active modified",
        ),
        "domain-admin": Group(
            "domain_admins",
            "Administrators of single domains.",
            columns="username active tfa_active=tfa created selected_domains=domains",
            reveals="create_sso_token",
            asks="disable_tfa",
        ),
        "admin": Group(
            "admins",
            "Administrators of the server.",
            columns="username active tfa_active=tfa created",
            asks="disable_tfa",
        ),
    },
    MAIL: {
        "sync-job": Group(
            "sync_jobs",
            "Jobs that fetch mail from other servers.",
            columns="id user2=mailbox active is_running=running success last_run user1=from host1=host exit_status",
        ),
        "filter": Group(
            "filters",
            "Sieve filters of mailboxes and of the server.",
            columns="id username=mailbox filter_type=type active script_desc=description",
            texts="script_data",
        ),
        "transport": Group(
            "transports",
            "Hosts that outgoing mail goes through, by destination.",
            columns="id destination nexthop username is_mx_based active",
        ),
        "relayhost": Group(
            "relayhosts",
            "Hosts that outgoing mail goes through, by sender.",
            columns="id hostname username active used_by_domains=domains used_by_mailboxes=mailboxes",
        ),
        "bcc-map": Group(
            "bcc_maps",
            "Blind copies of the mail of a sender or recipient.",
            columns="id type local_dest=of bcc_dest=copy active",
        ),
        "recipient-map": Group(
            "recipient_maps",
            "Recipients that are replaced by others.",
            columns="id recipient_map_old=old recipient_map_new=new active",
        ),
        "tls-policy": Group(
            "tls_policies",
            "How strictly TLS is demanded of other servers.",
            columns="id dest policy parameters active",
        ),
        "mta-sts": Group("mta_sts", "MTA-STS policies of domains."),
        "queue": Group(
            "queue",
            "Mail that waits to be delivered.",
            columns="queue_id queue_name=queue arrival_time=arrived message_size=size sender recipients",
            asks="clear",
        ),
        "quarantine": Group(
            "quarantine",
            "Mail that was held back.",
            columns="id created score action rcpt=recipient sender subject",
            texts="html_tmpl",
        ),
        "ratelimit": Group(
            "ratelimits", "How much mailboxes and domains may send.", columns="mailbox domain value frame"
        ),
        "quota-notification": Group("quota_notifications", "What is sent when a quota fills up.", texts="html_tmpl"),
    },
    PROTECTION: {
        "dkim": Group("dkim", "DKIM keys of domains."),
        "fail2ban": Group("fail2ban", "Bans of addresses after failed logins.", reveals="renew_banlist_id"),
        "forwarding-host": Group(
            "forwarding_hosts", "Hosts whose mail is taken as forwarded.", columns="host source keep_spam"
        ),
        "domain-policy": Group(
            "domain_policies", "Senders that domains always accept or always refuse.", columns="prefid object value"
        ),
        "mailbox-policy": Group(
            "mailbox_policies", "Senders that mailboxes always accept or always refuse.", columns="prefid object value"
        ),
        "spam-score": Group("spam_scores", "The scores at which mail counts as spam."),
        "rspamd": Group("rspamd", "Settings of the spam filter.", columns="id desc active", texts="content lines"),
        "preset": Group("presets", "Ready-made rules.", columns="name headline"),
        "password-policy": Group("password_policy", "What passwords must be like.", texts="text_tmpl html_tmpl"),
    },
    SERVER: {
        "status": Group("status", "The state of the server.", columns="name state started_at image"),
        "log": Group(
            "logs",
            "What the services logged.",
            # Each log has some of them.
            columns="time unix_time service program priority lvl hpnow hptotal task method type role user username "
            "real_rip remote ip action score sender_smtp rcpt_smtp subject rl_name from rcpt ua uri data msg message",
        ),
        "identity-provider": Group("identity_provider", "The identity provider that may check passwords."),
        "oauth2-client": Group(
            "oauth2_clients",
            "Programs that may log users in through mailcow.",
            columns="id client_id redirect_uri scope",
            reveals="create renew_secret",
            asks="revoke_tokens",
        ),
        "pushover": Group("pushover", "Notifications through Pushover."),
        "cors": Group("cors", "Which web pages may call the API."),
        "customization": Group("customization", "How mailcow's web pages look.", texts="help_text"),
    },
}
"""The groups under the headings of ``mailcow --help``."""

GROUP_OF = {name: group for heading in GROUPS.values() for name, group in heading.items()}

NAME_OF = {group.attribute: name for name, group in GROUP_OF.items()}
"""What the command calls a resource, by what the facade calls it."""
