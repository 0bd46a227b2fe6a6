"""Google's discovery documents as a strict judge of requests (the rules of proto3 JSON)."""

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

from .errors import GoogleError, bad

Json = Any


def snake(name: str) -> str:
    """The snake_case spelling that proto3 JSON accepts too."""
    return re.sub(r"(?<!^)([A-Z])", lambda found: "_" + found.group(1).lower(), name)


class Contract:
    """One API: its methods by HTTP verb and path, and its schemas."""

    def __init__(self, name: str) -> None:
        folder = files("googleapiclient") / "discovery_cache" / "documents"
        self.document = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        self.schemas: dict[str, Json] = self.document["schemas"]
        self.routes = sorted(self._routes(self.document), key=lambda route: -route[0])

    def _routes(self, resource: Json) -> list[tuple[int, str, re.Pattern[str], Json]]:
        found = []
        for method in resource.get("methods", {}).values():
            template = "/" + self.document["servicePath"] + (method.get("flatPath") or method["path"])
            pattern = re.sub(r"\\\{(\w+)\\\}", self._placeholder, re.escape(template))
            literal = len(re.sub(r"\{\w+\}", "", template))
            found.append((literal, method["httpMethod"], re.compile(pattern + r"\Z"), method))
        for inner in resource.get("resources", {}).values():
            found += self._routes(inner)
        return found

    @staticmethod
    def _placeholder(found: re.Match[str]) -> str:
        name = found.group(1)
        return f"(?P<{name}>" + ("[^/]+?" if name == "range" else "[^/:]+") + ")"

    def route(self, verb: str, path: str) -> tuple[Json, dict[str, str]] | None:
        """The method that a verb and a path name, with its path parameters."""
        for _, method_verb, pattern, method in self.routes:
            if method_verb == verb and (found := pattern.match(path)):
                return method, found.groupdict()
        return None

    def judge_query(self, method: Json, query: list[tuple[str, str]]) -> None:
        """Raises GoogleError on an unknown or ill-typed query parameter."""
        known = {**self.document.get("parameters", {}), **method.get("parameters", {})}
        for name, value in query:
            rule = known.get(name)
            if rule is None or rule.get("location") == "path":
                raise bad(
                    f'Invalid JSON payload received. Unknown name "{name}": Cannot bind query parameter. '
                    f"Field '{name}' could not be found in request message."
                )
            if "enum" in rule and value not in rule["enum"]:
                raise bad(f"Invalid value at '{snake(name)}' (TYPE_ENUM), \"{value}\"")

    def judge_body(self, method: Json, body: Json) -> None:
        """Raises GoogleError on the first field of the body that the schema does not allow."""
        if body is not None and "request" in method:
            self._object(self.schemas[method["request"]["$ref"]], body, "")

    def judge_mask(self, schema: str, mask: str, at: str = "fields") -> None:
        """Raises GoogleError on a path of a field mask that the schema does not know."""
        self._mask({"$ref": schema}, parse_mask(mask), at)

    def _mask(self, schema: Json, mask: dict[str, Json], at: str) -> None:
        while "$ref" in schema or schema.get("type") == "array":
            schema = self.schemas[schema["$ref"]] if "$ref" in schema else schema["items"]
        fields = schema.get("properties", {})
        for name, inner in mask.items():
            if name == "*":
                continue
            known = fields.get(name) or next((fields[key] for key in fields if snake(key) == name), None)
            if known is None:
                raise bad(f"Invalid field: {name} in '{at}'")
            self._mask(known, inner, at)

    def _object(self, schema: Json, value: Json, at: str) -> None:
        if value is None:
            return
        if not isinstance(value, dict):
            raise bad(f"Invalid value at '{at}' (object expected), {json.dumps(value)}", at)
        fields, others = schema.get("properties", {}), schema.get("additionalProperties")
        for name, inner in value.items():
            rule = fields.get(name) or next((fields[key] for key in fields if snake(key) == name), others)
            if rule is None:
                where = f" at '{at}'" if at else ""
                raise bad(f'Invalid JSON payload received. Unknown name "{name}"{where}: Cannot find field.', at)
            self._value(rule, inner, f"{at}.{snake(name)}" if at else snake(name))
        if schema.get("id") == "Request" and sum(inner is not None for inner in value.values()) != 1:
            raise bad(f"Invalid value at '{at}' (oneof), exactly one request kind expected", at)

    def _value(self, schema: Json, value: Json, at: str) -> None:
        if "$ref" in schema:
            self._object(self.schemas[schema["$ref"]], value, at)
        elif value is None or schema.get("type") == "any":
            return
        elif schema["type"] == "array":
            if not isinstance(value, list):
                kind = "type.googleapis.com/google.protobuf.ListValue" if at == "values" else "LIST"
                where = f"data.{at}" if at == "values" else at
                raise bad(f"Invalid value at '{where}' ({kind}), {json.dumps(value)}", where)
            for place, inner in enumerate(value):
                self._value(schema["items"], inner, f"{at}[{place}]")
        elif schema["type"] == "object":
            self._object(schema, value, at)
        elif not _scalar(schema, value):
            raise bad(f"Invalid value at '{at}' (TYPE_{schema['type'].upper()}), {json.dumps(value)}", at)


def _scalar(schema: Json, value: Json) -> bool:
    kind = schema["type"]
    if kind == "boolean":
        return isinstance(value, bool)
    if kind == "integer" or schema.get("format") in ("int64", "uint64"):
        whole = isinstance(value, int) or (isinstance(value, float) and value.is_integer())
        return (whole and not isinstance(value, bool)) or (
            isinstance(value, str) and bool(re.fullmatch(r"-?\d+", value))
        )
    if kind == "number":
        return isinstance(value, int | float) and not isinstance(value, bool)
    return isinstance(value, str) and ("enum" not in schema or value in schema["enum"])


def parse_mask(mask: str) -> dict[str, Json]:
    """`a,b(c,d/e),f.g` as nested dicts; an empty dict is "all of it"."""
    tree: dict[str, Json] = {}
    for item in _split(mask):
        path, _, inner = item.partition("(")
        node = tree
        for name in re.split(r"[./]", path.strip()):
            node = node.setdefault(name, {})
        if inner:
            node.update(parse_mask(inner.removesuffix(")")))
    return tree


def _split(mask: str) -> list[str]:
    items, depth, start = [], 0, 0
    for place, letter in enumerate(mask):
        depth += (letter == "(") - (letter == ")")
        if letter == "," and depth == 0:
            items.append(mask[start:place])
            start = place + 1
    return [item for item in (*items, mask[start:]) if item.strip()]


@cache
def contract(name: str) -> Contract:
    """`sheets.v4` or `drive.v3`, read once."""
    try:
        return Contract(name)
    except OSError as error:  # pragma: no cover - the dev dependency is missing
        raise GoogleError(500, "INTERNAL", f"no discovery document {name}: {error}") from error
