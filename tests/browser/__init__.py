"""Everything as a person meets it, in Chromium. What pytest does not start (pictures, bytes) starts Django here."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "core_recovery.settings")
django.setup()
