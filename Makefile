# A thin face over scripts/task.py, which does the work on every system.

# The first Python here that can run Atelier; asked, not guessed: a name on the path may be a broken shim.
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11 python3.14 python; do \
	$$python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' >/dev/null 2>&1 \
	&& echo $$python && break; done)

TASKS = help run test bench screenshots bundle lock format catalogue setup clean

.PHONY: $(TASKS)
$(TASKS):
	@$(if $(PYTHON),,echo "atelier: please install Python 3.11 to 3.14 first." >&2; exit 1;) \
	$(PYTHON) -m scripts.task $@ $(ARGS)
