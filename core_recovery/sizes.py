"""Sizes that both gunicorn and the site must know."""

THREADS = 100  # that a worker answers with: few while pages are quick, many while a sick database makes people wait
