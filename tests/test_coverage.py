"""Every operation of the effective spec is wrapped by the facade, or left out with a reason."""

from __future__ import annotations

import ast

import pytest

from mailcow_facade.drift import reach
from mailcow_facade.drift.reach import Place, Source
from scripts import coverage_table
from tests import generated


@pytest.fixture(scope="module")
def source() -> Source:
    return reach.read()


def test_every_operation_is_wrapped_or_left_out(source: Source, capsys: pytest.CaptureFixture[str]) -> None:
    known = {operation["operationId"] for operation in generated.operations(generated.effective()).values()}
    ids = {place: operation.id for place, operation in reach.operations().items()}
    assert {*ids.values()} == known, "the generated client has the operations of the effective spec"
    excused = coverage_table.left_out(coverage_table.TABLE.read_text(encoding="utf-8"))
    assert coverage_table.faults(source, excused) == []
    wrapped = {ids[place] for place, methods in source.methods.items() if methods}
    with capsys.disabled():
        print(
            f"\noperations of the effective spec: {len(known)} = {len(wrapped)} wrapped + {len(excused)} left out "
            "with reason (docs/coverage.md)"
        )
    assert len(wrapped) + len(excused) == len(known)


def test_the_table_is_in_step(source: Source) -> None:
    text = coverage_table.TABLE.read_text(encoding="utf-8")
    assert coverage_table.written(text, source) == text, "run scripts/coverage_table.py"


def test_the_methods_are_found_where_they_are(source: Source) -> None:
    """By hand, for one that calls, one that has others call, and one that a method of another resource calls."""

    def methods(tag: str, operation: str) -> set[str]:
        return source.methods[f"mailcow_client.api.{tag}", operation]

    assert methods("mailboxes", "create_mailbox") == {"mailboxes.create"}
    assert methods("mailboxes", "edit_mailboxes") >= {"mailboxes.edit", "mailboxes.set_password"}
    assert methods("domains", "get_domain") >= {"domains.get"}
    assert "mailboxes.exists" not in methods("mailboxes", "get_mailbox"), "that goes through mailboxes.get"
    assert methods("templates", "create_domain_template") == {"templates.domains.create"}


PLANTED = """
from mailcow_client.api import domains as api
from mailcow_client.api import nowhere as elsewhere

class Common:
    async def list(self):
        return await self._rows()

class AsyncThings(Common):
    async def _rows(self):
        return await api.list_domains.asyncio(client=self._client)

    async def _forgotten(self):
        await api.delete_domains.asyncio(client=self._client, body=[])

    async def nothing(self):
        await elsewhere.invented.asyncio(client=self._client)
"""


def test_faults_are_found() -> None:
    public: dict[Place, str] = {("things", f"AsyncThings.{name}"): f"things.{name}" for name in ("list", "nothing")}
    source = Source({"things": ast.parse(PLANTED)}, public)
    known = [operation.id for operation in reach.operations().values()]
    excused = [
        (name, "not for this test") for name in known if name not in ("listDomains", "deleteDomains", "getDomain")
    ]
    more = [("listDomains", "not for this test"), ("inventedOne", "not for this test"), (known[0], "why")]
    assert sorted(coverage_table.faults(source, [*excused, *more])) == sorted(
        [
            "mailcow_client.api.nowhere.invented is called, but does not exist",
            "deleteDomains is called, but by no public method",
            "getDomain is neither wrapped nor left out with a reason",
            f"{known[0]} is left out twice",
            "listDomains is left out, but wrapped",
            "inventedOne is left out, but the effective spec does not know it",
            f"{known[0]} is left out without a reason",
        ]
    )
