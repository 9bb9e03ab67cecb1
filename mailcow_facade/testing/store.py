"""The state of an embedded mailcow: one SQLite database, in memory or in a file."""

from __future__ import annotations

import json
import sqlite3
import threading
from pathlib import Path
from typing import Any

from mailcow_facade.testing.clock import Clock
from mailcow_facade.testing.schema import TABLES

Row = dict[str, Any]


class Store:
    """Rows in, rows out. Nothing is kept until :meth:`commit`, which follows each request as a whole.

    Args:
        clock: dates what is written.
        path: a file, or ``:memory:``.

    Attributes:
        lock: to be held from the first read or write to the :meth:`commit`, since several threads share it.
    """

    def __init__(self, clock: Clock, path: str | Path = ":memory:") -> None:
        self.clock = clock
        self.lock = threading.RLock()
        self._db = sqlite3.connect(path, check_same_thread=False)
        self._db.row_factory = sqlite3.Row
        for pragma in ("foreign_keys = ON", "journal_mode = WAL", "synchronous = NORMAL"):
            self._db.execute(f"PRAGMA {pragma}")
        self._db.executescript(TABLES)
        tables = self._db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        self._tables = [table["name"] for table in tables if not table["name"].startswith("sqlite_")]
        self._dated = {
            table for table in self._tables if any(column["name"] == "modified" for column in self._columns(table))
        }

    def _columns(self, table: str) -> list[sqlite3.Row]:
        return self._db.execute(f"PRAGMA table_info({table})").fetchall()

    def rows(self, query: str, *params: Any) -> list[Row]:
        """All rows of a query."""
        return [dict(row) for row in self._db.execute(query, params)]

    def row(self, query: str, *params: Any) -> Row | None:
        """The first row of a query, or None."""
        row = self._db.execute(query, params).fetchone()
        return dict(row) if row else None

    def values(self, query: str, *params: Any) -> list[Any]:
        """The first column of a query."""
        return [row[0] for row in self._db.execute(query, params)]

    def value(self, query: str, *params: Any) -> Any:
        """The first column of the first row, or None."""
        row = self._db.execute(query, params).fetchone()
        return row[0] if row else None

    def has(self, query: str, *params: Any) -> bool:
        """Whether a query finds anything."""
        return self._db.execute(query, params).fetchone() is not None

    def execute(self, query: str, *params: Any) -> int:
        """Run a statement; the number of rows that it has met."""
        return self._db.execute(query, params).rowcount

    def insert(self, table: str, **values: Any) -> int:
        """Add a row, dated where its table has ``created``; its number."""
        if table in self._dated:
            values.setdefault("created", self.clock.text())
        names, places = ", ".join(f'"{name}"' for name in values), ", ".join("?" * len(values))
        done = self._db.execute(f'INSERT INTO "{table}" ({names}) VALUES ({places})', list(values.values()))
        return done.lastrowid or 0

    def put(self, table: str, **values: Any) -> None:
        """Add a row, or take the place of the one with the same key."""
        names, places = ", ".join(f'"{name}"' for name in values), ", ".join("?" * len(values))
        self._db.execute(f'INSERT OR REPLACE INTO "{table}" ({names}) VALUES ({places})', list(values.values()))

    def change(self, table: str, key: str, value: Any, **values: Any) -> None:
        """Change the rows whose column ``key`` has this value; one that differs then gets a new ``modified``."""
        sets = ", ".join(f'"{name}" = ?' for name in values)
        params = list(values.values())
        if table in self._dated:
            differs = " OR ".join(f'"{name}" IS NOT ?' for name in values)
            sets += f", modified = CASE WHEN {differs} THEN ? ELSE modified END"
            params += [*values.values(), self.clock.text()]
        self._db.execute(f'UPDATE "{table}" SET {sets} WHERE "{key}" = ?', [*params, value])

    def delete(self, table: str, **key: Any) -> int:
        """Delete the rows whose columns have these values; how many there were."""
        where = " AND ".join(f'"{name}" = ?' for name in key)
        return self._db.execute(f'DELETE FROM "{table}" WHERE {where}', list(key.values())).rowcount

    def setting(self, name: str, default: Any = None) -> Any:
        """A setting of the whole server."""
        kept = self.value("SELECT value FROM setting WHERE name = ?", name)
        return default if kept is None else json.loads(kept)

    def set(self, name: str, value: Any) -> None:
        """Keep a setting of the whole server: anything that JSON can hold."""
        self.put("setting", name=name, value=json.dumps(value))

    def log(self, name: str, row: Row) -> None:
        """Write a line to one of the logs that mailcow keeps in Redis."""
        self._db.execute("INSERT INTO log_line (log, line) VALUES (?, ?)", (name, json.dumps(row)))

    def commit(self) -> None:
        """Keep what was written since the last time."""
        self._db.commit()

    def rollback(self) -> None:
        """Forget what was written since the last time."""
        self._db.rollback()

    def clear(self) -> None:
        """Delete all rows, and count numbers anew."""
        self._db.execute("PRAGMA foreign_keys = OFF")
        for table in self._tables:
            self._db.execute(f'DELETE FROM "{table}"')
        if self.has("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_sequence'"):
            self._db.execute("DELETE FROM sqlite_sequence")
        self._db.commit()
        self._db.execute("PRAGMA foreign_keys = ON")

    def dump(self) -> bytes:
        """All that is kept, for :meth:`load`."""
        return self._db.serialize()

    def load(self, dumped: bytes) -> None:
        """Take up what :meth:`dump` gave, in the place of all that there is. It is kept in memory from then on."""
        self._db.deserialize(dumped)

    def close(self) -> None:
        """Close the database."""
        self._db.close()
