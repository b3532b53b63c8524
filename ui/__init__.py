"""The windows and pages of Fasthold."""

import ctypes
import sys

# PySide 6.12 gives back one reference too many: to None at every call that returns nothing, to True at every
# emit of a signal. From Python 3.12 these cannot die; before that the program would end after some thousand calls
# ("none_dealloc", "bool_dealloc"), so they are given references that no program lives long enough to use up.
if sys.version_info < (3, 12):
    for constant in (None, True, False):
        ctypes.c_ssize_t.from_address(id(constant)).value += 1 << 60
