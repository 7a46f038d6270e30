"""schema.py SCHEMA ANSWER ... - whether answers are what their JSON Schemas say, and say all of it.

Stricter than the schema, which lets more be added later: a member that the schema does not name is a
mistake, for then it was forgotten in src/output/shapes.c. Knows what src/output/schema.c writes; in
its long form (INSTROOM_LONG) python3-jsonschema holds the schema against its draft as well.
"""
import json
import os
import sys

KINDS = {"number": (int, float), "integer": int, "string": str, "boolean": bool,
         "object": dict, "array": list, "null": type(None)}


def is_a(value, kind):
    return isinstance(value, KINDS[kind]) and (kind == "boolean" or not isinstance(value, bool))


def misfits(value, schema, whole, place):
    """What does not fit, one text each."""
    if "$ref" in schema:
        return misfits(value, whole["$defs"][schema["$ref"].rsplit("/", 1)[1]], whole, place)
    if "anyOf" in schema:
        tried = [misfits(value, one, whole, place) for one in schema["anyOf"]]
        return [] if [] in tried else max(tried, key=len)
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if kinds and not any(is_a(value, kind) for kind in kinds):
        return [f"{place or '/'} is {json.dumps(value)[:40]}, not {' or '.join(kinds)}"]
    if isinstance(value, dict) and kinds:
        return misfits_of_members(value, schema, whole, place)
    if isinstance(value, list) and kinds:
        return [m for i, v in enumerate(value) for m in misfits(v, schema["items"], whole, f"{place}/{i}")]
    return []


def misfits_of_members(value, schema, whole, place):
    known, others = schema.get("properties", {}), schema.get("additionalProperties")
    found = [f"{place}/{name} is missing" for name in schema.get("required", []) if name not in value]
    for name, one in value.items():
        if name in known or others is not None:
            found += misfits(one, known.get(name, others), whole, f"{place}/{name}")
        else:
            found.append(f"{place}/{name} is not in the schema (src/output/shapes.c)")
    return found


def hold(schema_file, answer_file):
    with open(schema_file) as schema, open(answer_file) as answer:
        schema, answer = json.load(schema), json.load(answer)
    found = misfits(answer, schema, schema, "")
    if os.environ.get("INSTROOM_LONG") and not found:
        import jsonschema
        jsonschema.Draft202012Validator.check_schema(schema)
        jsonschema.Draft202012Validator(schema).validate(answer)
    return "\n".join(found[:10]) or "holds"


for schema_file, answer_file in zip(sys.argv[1::2], sys.argv[2::2]):
    print(os.path.basename(schema_file).removesuffix(".schema"), hold(schema_file, answer_file))
