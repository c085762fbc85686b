"""Answers each path in a list, one per line, with a line of JSON: what is wrong with that CycloneDX document, or null.

Uses the strict validator of cyclonedx-python-lib for the version that each document states. The first line
says which version of the library answers.
"""

import json
import sys
from importlib.metadata import version

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

VALIDATORS = {
    "1.6": JsonStrictValidator(SchemaVersion.V1_6),
    "1.7": JsonStrictValidator(SchemaVersion.V1_7),
}

print(json.dumps(version("cyclonedx-python-lib")), flush=True)
with open(sys.argv[1], encoding="utf-8") as file:
    paths = file.read().splitlines()
for path in paths:
    with open(path, encoding="utf-8") as file:
        text = file.read()
    error = VALIDATORS[json.loads(text)["specVersion"]].validate_str(text)
    print(json.dumps(None if error is None else str(error)[:2000]), flush=True)
