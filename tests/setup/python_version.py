"""Says plainly when Python is too old. Runs on any Python 3, so it uses no new syntax."""

import sys

if sys.version_info < (3, 11):
    version = "%d.%d" % sys.version_info[:2]
    sys.exit(
        "Python 3.11 or newer is needed; this is Python %s.\n"
        "If another one is installed, name it: make PYTHON=python3.12 serve" % version
    )
