"""The interface for programs does what its OpenAPI description says, whatever is sent to it."""

import functools

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings

from dateline.record import Store
from dateline.web import create_app
from tests.web.serving import TOKEN

schemathesis.checks.load_all_checks()
EXCLUDED = [  # an empty word narrows nothing and a report's text may be anything, so not all that is odd is refused
    schemathesis.checks.CHECKS.get_one(name) for name in ("negative_data_rejection", "positive_data_acceptance", "unsupported_method")
]  # fmt: skip


@functools.cache
def operations() -> dict[str, object]:
    with Store.open(":memory:") as store:
        described = create_app(store).openapi()
    found = schemathesis.openapi.from_dict(described)
    return {one.ok().label: one.ok() for one in found.get_all_operations()}


@pytest.mark.parametrize("label", list(operations()))
def test_every_operation_answers_as_described(label, own_site):
    @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
    @given(case=operations()[label].as_strategy())
    def ask(case):
        case.headers = {**(case.headers or {}), "Authorization": f"Bearer {TOKEN}"}
        case.call_and_validate(base_url=own_site, timeout=60, excluded_checks=EXCLUDED)

    ask()


def test_the_description_is_of_version_3_1_and_tells_of_every_address(site):
    found = httpx.get(f"{site}/api/openapi.json", trust_env=False, timeout=60).json()
    assert found["openapi"].startswith("3.1")
    for path, item in found["paths"].items():
        assert path.startswith("/api/")
        for one in item.values():
            assert one["description"] and {"4XX", "5XX"} <= set(one["responses"]) and "422" not in one["responses"]
