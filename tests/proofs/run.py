"""Runs programs one after another in this process, each as if by itself.

A line in is a program as a JSON text. A line out is {"out", "error"}: what it printed, and what it ended with other than
well, or null.
"""

import contextlib
import io
import json
import sys
import traceback


def run(program):
    out = io.StringIO()
    try:
        with contextlib.redirect_stdout(out):
            exec(compile(program, "program.py", "exec"), {"__name__": "__main__"})
    except SystemExit as end:
        return out.getvalue(), None if end.code is None else str(end.code)
    except Exception:
        return out.getvalue(), traceback.format_exc()
    return out.getvalue(), None


for line in sys.stdin:
    out, error = run(json.loads(line).encode())
    print(json.dumps({"out": out, "error": error}), flush=True)
