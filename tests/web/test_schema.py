"""The interface for programs does what its OpenAPI description says, whatever is sent to it."""

import functools

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, assume, given, settings
from schemathesis import GenerationMode

from dateline.record import Store
from dateline.web import create_app
from tests.web.serving import TOKEN

schemathesis.checks.load_all_checks()
# What no schema can say, so that what is said of it is not all: a cursor is one that was given, a box has its south below its north, at most 50
# words are looked for. These are left out where what the description allows must be taken; other tests are about them.
UNSAID = {"after", "box", "view", "text"}
# the test itself sends the right token, also where a wrong one was thought out; that none but the right one is taken is tested in test_writing
OURS = {GenerationMode.POSITIVE: [], GenerationMode.NEGATIVE: [schemathesis.checks.CHECKS.get_one("ignored_auth")]}


@functools.cache
def operations() -> dict[str, object]:
    with Store.open(":memory:") as store:
        described = create_app(store).openapi()
    found = schemathesis.openapi.from_dict(described)
    return {one.ok().label: one.ok() for one in found.get_all_operations()}


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
@pytest.mark.parametrize("label", list(operations()))
def test_every_operation_answers_as_described(label, mode, own_site):
    @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
    @given(case=operations()[label].as_strategy(generation_mode=mode))
    def ask(case):
        case.headers = {**(case.headers or {}), "Authorization": f"Bearer {TOKEN}"}
        if mode == GenerationMode.POSITIVE:
            said(label, case)
        assume(not (label == "POST /api/reports" and blank(case.body)))
        case.call_and_validate(base_url=own_site, timeout=60, excluded_checks=OURS[mode])

    ask()


def said(label, case):
    """Leaves of a case what the description says all of."""
    unsaid = UNSAID | ({"since"} if label == "GET /api/changes" else set())
    case.query = {name: value for name, value in (case.query or {}).items() if name not in unsaid}


def blank(body):
    """Reports of which none has a text: one such is named in the answer, but not all may be, which no schema can say."""
    texts = [one.get("text") for one in body if isinstance(one, dict)] if isinstance(body, list) else []
    return bool(texts) and all(isinstance(text, str) and not text.strip() for text in texts)


@pytest.mark.parametrize("label", list(operations()))
def test_other_methods_are_refused_by_name(label, site):
    path = operations()[label].path.replace("{of}", "actor")
    described = {one.split()[0] for one in operations() if one.split()[1] == operations()[label].path}
    for method in {"GET", "POST", "PUT", "PATCH", "DELETE"} - described:
        answer = httpx.request(method, f"{site}{path}", trust_env=False, timeout=60)
        assert answer.status_code == 405 and answer.json()["error"]["status"] == 405
        assert described <= {one.strip() for one in answer.headers["allow"].split(",")}


def test_the_description_is_of_version_3_1_and_tells_of_every_address(site):
    found = httpx.get(f"{site}/api/openapi.json", trust_env=False, timeout=60).json()
    assert found["openapi"].startswith("3.1")
    for path, item in found["paths"].items():
        assert path.startswith("/api/")
        for one in item.values():
            assert one["description"] and {"4XX", "5XX"} <= set(one["responses"]) and "422" not in one["responses"]
