"""The programs, named once, pure Python. A code is the address of the program's page."""

from enum import StrEnum


class Program(StrEnum):
    DEPRESSION = "depression"
    DUAL_DIAGNOSIS = "dual-diagnosis"
    SUBSTANCE_USE = "substance-use"
    EATING_DISORDERS = "eating-disorders"
