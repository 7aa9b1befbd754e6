"""``python -m assistant`` is the command ``askfirst``."""

import sys

from assistant.cli.main import main

sys.exit(main())
