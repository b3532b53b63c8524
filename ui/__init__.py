"""The windows and pages of Fasthold."""

import ctypes
import sys

# PySide 6.12 gives back one reference to None too many at every call that returns nothing. From Python 3.12
# None cannot die; before that the program would end after some 5,000 calls ("none_dealloc: deallocating None"),
# so None is given references that no program lives long enough to use up.
if sys.version_info < (3, 12):
    ctypes.c_ssize_t.from_address(id(None)).value += 1 << 60
