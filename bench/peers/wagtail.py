"""The peer: what `wagtail start` makes, with a home page of the length of ours and as many links, to pages that it has.

Live, and with Django's cache for the whole site. It runs in a Python of its own, with the packages of bench/requirements.txt, with
gunicorn set as ours, DEBUG off, and its pages compressed by Django.
"""

import os
import re
import subprocess
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path

from bench import wrk
from bench.peers.serving import configuration
from bench.servers import Server
from tests.running import HOST, ROOT, free_port

CONTENT = ROOT / "programs" / "content" / "en"
BIN = ROOT / "var" / "bench" / "venv" / "bin"
WAYS = {"live": "", "cached": "yes"}
MODEL = """
from django.db import models
from wagtail.fields import RichTextField
from wagtail.models import Page


class HomePage(Page):
    body = RichTextField(default="")
"""
TEMPLATE = """{% extends "base.html" %}
{% load wagtailcore_tags %}
{% block content %}
{% wagtail_site as current_site %}
<nav>
  {% for item in current_site.root_page.get_children.live.in_menu %}<a href="{% pageurl item %}">{{ item.title }}</a>{% endfor %}
</nav>
<main><h1>{{ page.title }}</h1>{{ page.body|richtext }}</main>
{% endblock %}
"""
SETTINGS = """
import os

from .production import *

SECRET_KEY = "no secret: it answers on this machine, for some minutes"
ALLOWED_HOSTS = ["127.0.0.1"]
MIDDLEWARE.insert(0, "django.middleware.gzip.GZipMiddleware")
if os.environ["BENCH_CACHED"]:
    MIDDLEWARE.insert(0, "django.middleware.cache.UpdateCacheMiddleware")
    MIDDLEWARE.append("django.middleware.cache.FetchFromCacheMiddleware")
    CACHE_MIDDLEWARE_SECONDS = 24 * 60 * 60
"""
WRITE = """
from home.models import HomePage

page = HomePage.objects.get(depth=2)
page.title, page.body = "Help that fits", {text!r}
page.save_revision().publish()
"""
LINK = """
from home.models import HomePage

home = HomePage.objects.get(depth=2)
for number, title in enumerate({titles!r}):
    page = HomePage(title=title, slug=f"page-{{number}}", body="<p>Soon.</p>", show_in_menus=True)
    home.add_child(instance=page).save_revision().publish()
"""
LINKS = re.compile(r'<a\b[^>]*\bhref="(/[^"#]*)"[^>]*>(.*?)</a>', re.DOTALL)
TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Wagtail:
    folder: Path

    def make(self, page: str) -> None:
        """`page` is ours, as HTML."""
        self.folder.mkdir()
        subprocess.run([BIN / "wagtail", "start", "peer", self.folder], check=True, stdout=subprocess.DEVNULL)
        (self.folder / "home" / "models.py").write_text(MODEL)
        (self.folder / "home" / "templates" / "home" / "home_page.html").write_text(TEMPLATE)
        (self.folder / "peer" / "settings" / "bench.py").write_text(SETTINGS)
        self._manage("makemigrations", "home", "--no-input")
        self._manage("migrate", "--no-input")
        self._manage("collectstatic", "--no-input")
        least = text(1)
        self._write(least)
        self._manage("shell", "-c", LINK.format(titles=titles(page)))
        self._write(text(len(page.encode()) - self._length() + len(least)))

    def serve(self, way: str) -> Server:
        port = free_port()
        command = [str(BIN / "gunicorn"), "-c", str(configuration(self.folder)), "-b", f"{HOST}:{port}", "peer.wsgi"]
        log = self.folder / f"{way}.log"
        return Server(command, port, log, asks="/", root=self.folder, environment=self._environment(way))

    def _length(self) -> int:
        server = self.serve("live")
        try:
            return len(wrk.ask(server.origin, wrk.Request("/", headers={"Accept-Encoding": "identity"})).body)
        finally:
            server.stop()

    def _write(self, body: str) -> None:
        self._manage("shell", "-c", WRITE.format(text=body))

    def _manage(self, *arguments: str) -> None:
        command = [BIN / "python", "manage.py", *arguments]
        done = subprocess.run(command, cwd=self.folder, env=os.environ | self._environment("live"), capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"{arguments}: {done.stdout}{done.stderr}")

    def _environment(self, way: str) -> dict[str, str]:
        return {"DJANGO_SETTINGS_MODULE": "peer.settings.bench", "BENCH_CACHED": WAYS[way]}


def titles(page: str) -> list[str]:
    """What its links say, each address once."""
    said = {address: " ".join(TAG.sub(" ", inner).split()) for address, inner in LINKS.findall(page)}
    return [unescape(title) for title in said.values() if title]


def text(length: int) -> str:
    """Paragraphs of our own pages, so that they press together as ours do: so many bytes, or up to one of them more."""
    kept: list[str] = []
    for file in sorted(CONTENT.glob("*.md")):
        for block in file.read_text().rpartition("+++\n")[2].split("\n\n"):
            if sum(map(len, kept)) >= length:
                return "".join(kept)
            kept.append(f"<p>{escape(block)}</p>")
    raise ValueError(f"our pages have not {length} bytes")
