"""The tables. What a mailbox owns goes with it, and follows it when it is renamed."""

TABLES = """
CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);

CREATE TABLE IF NOT EXISTS log_line (id INTEGER PRIMARY KEY, log TEXT NOT NULL, line TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS log_line_by_log ON log_line (log, id);

CREATE TABLE IF NOT EXISTS ui_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT, task TEXT, type TEXT, msg TEXT, call TEXT, "user" TEXT, role TEXT,
    remote TEXT, time INTEGER
);

CREATE TABLE IF NOT EXISTS login (
    service TEXT NOT NULL, app_password INTEGER, username TEXT NOT NULL COLLATE NOCASE, real_rip TEXT NOT NULL,
    datetime TEXT NOT NULL, PRIMARY KEY (service, real_rip, username)
);
CREATE INDEX IF NOT EXISTS login_by_username ON login (username);

CREATE TABLE IF NOT EXISTS template (
    id INTEGER PRIMARY KEY AUTOINCREMENT, template TEXT NOT NULL, type TEXT NOT NULL, attributes TEXT NOT NULL,
    created TEXT NOT NULL, modified TEXT
);

CREATE TABLE IF NOT EXISTS domain (
    domain TEXT PRIMARY KEY COLLATE NOCASE, description TEXT, aliases INTEGER NOT NULL, mailboxes INTEGER NOT NULL,
    defquota INTEGER NOT NULL, maxquota INTEGER NOT NULL, quota INTEGER NOT NULL, relayhost TEXT NOT NULL DEFAULT '0',
    backupmx INTEGER NOT NULL, gal INTEGER NOT NULL, active INTEGER NOT NULL, relay_all_recipients INTEGER NOT NULL,
    relay_unknown_only INTEGER NOT NULL, created TEXT NOT NULL, modified TEXT
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS domain_tag (
    domain TEXT NOT NULL COLLATE NOCASE REFERENCES domain ON DELETE CASCADE, tag TEXT NOT NULL COLLATE NOCASE,
    PRIMARY KEY (domain, tag)
);

CREATE TABLE IF NOT EXISTS domain_footer (
    domain TEXT PRIMARY KEY COLLATE NOCASE REFERENCES domain ON DELETE CASCADE, html TEXT, plain TEXT,
    mbox_exclude TEXT, alias_domain_exclude TEXT, skip_replies INTEGER
);

CREATE TABLE IF NOT EXISTS alias_domain (
    alias_domain TEXT PRIMARY KEY COLLATE NOCASE, target_domain TEXT NOT NULL COLLATE NOCASE, active INTEGER NOT NULL,
    created TEXT NOT NULL, modified TEXT
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS dkim (
    domain TEXT PRIMARY KEY, selector TEXT NOT NULL, bits INTEGER, public_key TEXT, private_key TEXT
);

CREATE TABLE IF NOT EXISTS ratelimit (object TEXT PRIMARY KEY, value TEXT NOT NULL, frame TEXT NOT NULL);

CREATE TABLE IF NOT EXISTS mailbox (
    username TEXT PRIMARY KEY COLLATE NOCASE, password TEXT NOT NULL, name TEXT, quota INTEGER NOT NULL,
    local_part TEXT NOT NULL, domain TEXT NOT NULL COLLATE NOCASE, attributes TEXT NOT NULL,
    custom_attributes TEXT NOT NULL DEFAULT '[]', kind TEXT NOT NULL DEFAULT '', description TEXT,
    multiple_bookings INTEGER NOT NULL DEFAULT -1, authsource TEXT NOT NULL DEFAULT 'mailcow', active INTEGER NOT NULL,
    bytes INTEGER NOT NULL DEFAULT 0, messages INTEGER NOT NULL DEFAULT 0, two_factor INTEGER NOT NULL DEFAULT 0,
    tagged_mail TEXT NOT NULL DEFAULT 'none', created TEXT NOT NULL, modified TEXT
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS mailbox_by_domain ON mailbox (domain, kind, username, quota);

CREATE TABLE IF NOT EXISTS message (
    id INTEGER PRIMARY KEY, mailbox TEXT COLLATE NOCASE REFERENCES mailbox ON DELETE CASCADE ON UPDATE CASCADE,
    address TEXT NOT NULL COLLATE NOCASE, sender TEXT NOT NULL, recipient TEXT NOT NULL, time REAL NOT NULL,
    content BLOB NOT NULL, seen INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS message_by_mailbox ON message (mailbox, id);

CREATE TABLE IF NOT EXISTS mailbox_tag (
    username TEXT NOT NULL COLLATE NOCASE REFERENCES mailbox ON DELETE CASCADE ON UPDATE CASCADE,
    tag TEXT NOT NULL COLLATE NOCASE, PRIMARY KEY (username, tag)
);

CREATE TABLE IF NOT EXISTS mailbox_acl (
    username TEXT NOT NULL COLLATE NOCASE REFERENCES mailbox ON DELETE CASCADE ON UPDATE CASCADE, right TEXT NOT NULL,
    PRIMARY KEY (username, right)
);

CREATE TABLE IF NOT EXISTS sender_acl (
    id INTEGER PRIMARY KEY, logged_in_as TEXT NOT NULL COLLATE NOCASE, send_as TEXT NOT NULL COLLATE NOCASE,
    external INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS sender_acl_by_mailbox ON sender_acl (logged_in_as);

CREATE TABLE IF NOT EXISTS pushover (
    username TEXT PRIMARY KEY COLLATE NOCASE REFERENCES mailbox ON DELETE CASCADE ON UPDATE CASCADE,
    key TEXT NOT NULL, token TEXT NOT NULL, attributes TEXT NOT NULL DEFAULT '{}', title TEXT, text TEXT,
    senders TEXT, senders_regex TEXT, active INTEGER NOT NULL DEFAULT 1
);

CREATE TABLE IF NOT EXISTS time_limited_alias (
    address TEXT PRIMARY KEY COLLATE NOCASE, goto TEXT NOT NULL COLLATE NOCASE, description TEXT NOT NULL,
    validity INTEGER, permanent INTEGER NOT NULL DEFAULT 0, created TEXT NOT NULL, modified TEXT
);
CREATE INDEX IF NOT EXISTS time_limited_alias_by_goto ON time_limited_alias (goto);

CREATE TABLE IF NOT EXISTS app_password (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL,
    mailbox TEXT NOT NULL COLLATE NOCASE REFERENCES mailbox ON DELETE CASCADE ON UPDATE CASCADE, domain TEXT NOT NULL,
    password TEXT NOT NULL, created TEXT NOT NULL, modified TEXT, imap_access INTEGER NOT NULL,
    smtp_access INTEGER NOT NULL, dav_access INTEGER NOT NULL, eas_access INTEGER NOT NULL,
    pop3_access INTEGER NOT NULL, sieve_access INTEGER NOT NULL, active INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS app_password_by_mailbox ON app_password (mailbox);

CREATE TABLE IF NOT EXISTS bcc_map (
    id INTEGER PRIMARY KEY AUTOINCREMENT, local_dest TEXT NOT NULL COLLATE NOCASE,
    bcc_dest TEXT NOT NULL COLLATE NOCASE, domain TEXT NOT NULL COLLATE NOCASE, type TEXT NOT NULL,
    created TEXT NOT NULL, modified TEXT, active INTEGER NOT NULL
);

CREATE TABLE IF NOT EXISTS recipient_map (
    id INTEGER PRIMARY KEY AUTOINCREMENT, old_dest TEXT NOT NULL COLLATE NOCASE,
    new_dest TEXT NOT NULL COLLATE NOCASE, active INTEGER NOT NULL, created TEXT NOT NULL, modified TEXT
);

CREATE TABLE IF NOT EXISTS tls_policy (
    id INTEGER PRIMARY KEY AUTOINCREMENT, dest TEXT NOT NULL, policy TEXT NOT NULL, parameters TEXT,
    active INTEGER NOT NULL, created TEXT NOT NULL, modified TEXT
);

CREATE TABLE IF NOT EXISTS relayhost (
    id INTEGER PRIMARY KEY AUTOINCREMENT, hostname TEXT NOT NULL, username TEXT NOT NULL, password TEXT NOT NULL,
    active INTEGER NOT NULL
);

CREATE TABLE IF NOT EXISTS transport (
    id INTEGER PRIMARY KEY AUTOINCREMENT, is_mx_based INTEGER NOT NULL, destination TEXT NOT NULL,
    nexthop TEXT NOT NULL COLLATE NOCASE, username TEXT NOT NULL, password TEXT NOT NULL, active INTEGER NOT NULL
);

CREATE TABLE IF NOT EXISTS forwarding_host (
    host TEXT NOT NULL UNIQUE, source TEXT NOT NULL, keep_spam INTEGER NOT NULL
);

CREATE TABLE IF NOT EXISTS spam_setting (
    prefid INTEGER PRIMARY KEY AUTOINCREMENT, object TEXT NOT NULL COLLATE NOCASE, option TEXT NOT NULL,
    value TEXT NOT NULL COLLATE NOCASE
);
CREATE INDEX IF NOT EXISTS spam_setting_by_object ON spam_setting (object);

CREATE TABLE IF NOT EXISTS mta_sts (
    domain TEXT PRIMARY KEY COLLATE NOCASE, id INTEGER NOT NULL, version TEXT NOT NULL, mode TEXT NOT NULL,
    mx TEXT NOT NULL, max_age INTEGER NOT NULL, active INTEGER NOT NULL
);

CREATE TABLE IF NOT EXISTS sieve_filter (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    username TEXT NOT NULL COLLATE NOCASE REFERENCES mailbox ON DELETE CASCADE ON UPDATE CASCADE,
    filter_type TEXT NOT NULL, script_desc TEXT NOT NULL, script_data TEXT NOT NULL, active INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS sieve_filter_by_username ON sieve_filter (username);

CREATE TABLE IF NOT EXISTS sync_job (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user2 TEXT NOT NULL COLLATE NOCASE REFERENCES mailbox ON DELETE CASCADE ON UPDATE CASCADE,
    host1 TEXT NOT NULL COLLATE NOCASE, authmech1 TEXT NOT NULL DEFAULT 'PLAIN', regextrans2 TEXT NOT NULL DEFAULT '',
    authmd51 INTEGER NOT NULL DEFAULT 0, domain2 TEXT NOT NULL DEFAULT '', subfolder2 TEXT NOT NULL,
    user1 TEXT NOT NULL COLLATE NOCASE, password1 TEXT NOT NULL, exclude TEXT NOT NULL, maxage INTEGER NOT NULL,
    mins_interval INTEGER NOT NULL, maxbytespersecond TEXT NOT NULL, port1 INTEGER NOT NULL, enc1 TEXT NOT NULL,
    delete2duplicates INTEGER NOT NULL, delete1 INTEGER NOT NULL, delete2 INTEGER NOT NULL, automap INTEGER NOT NULL,
    skipcrossduplicates INTEGER NOT NULL, custom_params TEXT NOT NULL, timeout1 INTEGER NOT NULL,
    timeout2 INTEGER NOT NULL, subscribeall INTEGER NOT NULL, dry INTEGER NOT NULL,
    is_running INTEGER NOT NULL DEFAULT 0, returned_text TEXT, last_run TEXT, success INTEGER, exit_status TEXT,
    created TEXT NOT NULL, modified TEXT, active INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS sync_job_by_user2 ON sync_job (user2);

CREATE TABLE IF NOT EXISTS quarantine (
    id INTEGER PRIMARY KEY AUTOINCREMENT, qid TEXT NOT NULL, subject TEXT, score REAL, ip TEXT, action TEXT NOT NULL,
    symbols TEXT, fuzzy_hashes TEXT, sender TEXT NOT NULL, rcpt TEXT COLLATE NOCASE, msg TEXT, domain TEXT,
    notified INTEGER NOT NULL DEFAULT 0, created TEXT NOT NULL, "user" TEXT NOT NULL DEFAULT 'unknown', qhash TEXT
);
CREATE INDEX IF NOT EXISTS quarantine_by_rcpt ON quarantine (rcpt);

CREATE TABLE IF NOT EXISTS queue (
    queue_id TEXT PRIMARY KEY COLLATE NOCASE, queue_name TEXT NOT NULL, arrival_time INTEGER NOT NULL,
    sender TEXT NOT NULL, recipients TEXT NOT NULL, reason TEXT NOT NULL, message TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS alias (
    id INTEGER PRIMARY KEY AUTOINCREMENT, address TEXT NOT NULL UNIQUE COLLATE NOCASE,
    goto TEXT NOT NULL COLLATE NOCASE, domain TEXT NOT NULL COLLATE NOCASE, private_comment TEXT, public_comment TEXT,
    sogo_visible INTEGER NOT NULL DEFAULT 1, internal INTEGER NOT NULL DEFAULT 0,
    sender_allowed INTEGER NOT NULL DEFAULT 1, active INTEGER NOT NULL, created TEXT NOT NULL, modified TEXT
);
CREATE INDEX IF NOT EXISTS alias_by_domain ON alias (domain, id);
CREATE INDEX IF NOT EXISTS alias_by_goto ON alias (goto);

CREATE TABLE IF NOT EXISTS admin (
    username TEXT PRIMARY KEY COLLATE NOCASE, password TEXT NOT NULL, superadmin INTEGER NOT NULL,
    active INTEGER NOT NULL, attributes TEXT NOT NULL DEFAULT '{}', created TEXT NOT NULL, modified TEXT
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS oauth2_client (
    id INTEGER PRIMARY KEY AUTOINCREMENT, client_id TEXT NOT NULL, client_secret TEXT, redirect_uri TEXT,
    grant_types TEXT, scope TEXT, user_id TEXT
);

CREATE TABLE IF NOT EXISTS rspamd_setting (
    id INTEGER PRIMARY KEY AUTOINCREMENT, "desc" TEXT NOT NULL, content TEXT NOT NULL, active INTEGER NOT NULL,
    created TEXT NOT NULL, modified TEXT
);

CREATE TABLE IF NOT EXISTS domain_admin_domain (
    username TEXT NOT NULL COLLATE NOCASE, domain TEXT NOT NULL COLLATE NOCASE, created TEXT NOT NULL,
    active INTEGER NOT NULL, PRIMARY KEY (username, domain)
);
"""
