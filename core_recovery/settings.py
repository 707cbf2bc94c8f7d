"""All settings. What differs between places comes from CORE_... variables, read strictly: see README, "Settings"."""

import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

from cryptography.fernet import Fernet

from assessment.domain.level_of_care.questions import Question
from core_recovery.environment import Environment
from core_recovery.keys import local_keys, private_folder
from core_recovery.provider import provider_from
from core_recovery.servers import cache_from, database_from
from core_recovery.static_inline import PRIVATE_SCRIPT_SOURCE

BASE_DIR = Path(__file__).resolve().parent.parent

environment = Environment(os.environ, prefix="CORE_")

# VAR_DIR is for the site's user only: the database, and a local run's keys. STATIC_DIR is for everyone: a proxy may serve it.
VAR_DIR = environment.folder("VAR_DIR", default=BASE_DIR / "var")
STATIC_DIR = environment.folder("STATIC_DIR", default=VAR_DIR / "static")
BIND = environment.bind("BIND", default=f"127.0.0.1:{os.environ.get('PORT', '8000')}")
THREADS = 100  # that a worker answers with: few work while all is well, many wait while the database is sick
try:
    private_folder(VAR_DIR)
except OSError:
    environment.fault("VAR_DIR", "cannot be made")

# Where the site lives. A loopback address means a local run, which makes its own keys; anything else is production.
SITE_URL = environment.url("SITE_URL", default="http://127.0.0.1:8000")
SITE_HOST = urlsplit(SITE_URL).hostname
IS_LOCAL = SITE_HOST in {"127.0.0.1", "localhost"}
IS_HTTPS = SITE_URL.startswith("https://")
DEBUG = environment.flag("DEBUG")
ALLOWED_HOSTS = [SITE_HOST, *environment.words("ALLOWED_HOSTS")] + (["127.0.0.1", "localhost"] if IS_LOCAL else [])
QUICK_EXIT_URL = environment.link("QUICK_EXIT_URL", default="https://www.weather.gov/")
if not IS_LOCAL and not IS_HTTPS:
    environment.fault("SITE_URL", "must be https outside this machine")
if DEBUG and not IS_LOCAL:
    environment.fault("DEBUG", "must be no outside this machine")

_keys = local_keys(VAR_DIR) if IS_LOCAL and VAR_DIR.is_dir() else {}
SECRET_KEY = environment.text("SECRET_KEY", _keys.get("SECRET_KEY", ""))
if len(SECRET_KEY) < 50:
    environment.fault("SECRET_KEY", "required, 50 characters or more")

# Encrypts answers in progress and the words of a search. The first key encrypts, every key decrypts: rotate by a new one in front.
ANSWERS_KEYS = environment.words("ANSWERS_KEYS", _keys.get("ANSWERS_KEYS", ""))
if not ANSWERS_KEYS:
    environment.fault("ANSWERS_KEYS", "required, one or more Fernet keys separated by commas")
for _key in ANSWERS_KEYS:
    try:
        Fernet(_key)
    except ValueError:
        environment.fault("ANSWERS_KEYS", "each must be a Fernet key: 32 bytes in URL-safe base64")

# The only list of languages: pages, words, help lines, cookies and addresses follow it. Texts are first written in the first.
LANGUAGES = [("en", "English"), ("es", "Español")]
LANGUAGE_CODE = LANGUAGES[0][0]

PROVIDER = provider_from(environment, LANGUAGE_CODE, [code for code, _ in LANGUAGES[1:]])
NUMBER_OF_QUESTIONS = len(Question)  # handed down: programs names it in prose and may not import the criteria

# SQLite on one machine; PostgreSQL, with a cache to count tries in, for more. See docs/deploy.md.
DATABASES = {"default": database_from(environment, environment.text("DATABASE_URL", f"sqlite:///{VAR_DIR / 'site.sqlite3'}"))}
CACHE_URL = environment.text("CACHE_URL")
CACHES = cache_from(environment, CACHE_URL)
BEHIND_PROXY = environment.flag("BEHIND_PROXY")

environment.check()

INSTALLED_APPS = [
    "core_recovery.apps.CoreRecoveryConfig",
    "programs.apps.ProgramsConfig",
    "assessment.apps.AssessmentConfig",
    "crispy_forms",
    "whitenoise.runserver_nostatic",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "core_recovery.http.logs.RequestLog",
    "core_recovery.http.headers.SecurityHeaders",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "core_recovery.http.compression.Brotli",
    "core_recovery.http.revalidation.Revalidation",
    "core_recovery.http.errors.ExplainWrongMethod",
    "core_recovery.http.guard.RefuseMarked",
    "core_recovery.http.language.LanguageOfPath",
    "core_recovery.http.health.ProbesOfAnyHost",
    "django.middleware.common.CommonMiddleware",
    "core_recovery.http.origin.RefuseForeignForms",
]
ROOT_URLCONF = "core_recovery.urls"
WSGI_APPLICATION = "core_recovery.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024  # bytes: the longest form is far below; core_recovery.http.guard asks first

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["core_recovery.templates.Loader", "django.template.loaders.app_directories.Loader"],
                )
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "assessment.templatetags.numbers",
                "core_recovery.templatetags.inline",
                "core_recovery.templatetags.kept",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "core_recovery.context.site",
            ],
        },
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = ("calm",)
CRISPY_TEMPLATE_PACK = "calm"
CRISPY_FAIL_SILENTLY = False

LOCALE_PATHS = [BASE_DIR / "core_recovery" / "locale"]
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = STATIC_DIR
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "staticfiles": {"BACKEND": "core_recovery.static_storage.SiteStorage"},
}

SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_HSTS_SECONDS = 63072000 if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_HTTPS
SECURE_REFERRER_POLICY = "same-origin"  # `no-referrer` would make Chromium send `Origin: null` and every form would be refused
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# What a page may load: from this site only. No script but the one of private pages, and pictures that stand in the page itself.
SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": [PRIVATE_SCRIPT_SOURCE],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "connect-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "object-src": ["'none'"],
    "frame-ancestors": ["'none'"],
}
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
PROBES = ("healthz", "readyz")  # asked by a balancer, over plain HTTP and by address
SECURE_REDIRECT_EXEMPT = [f"^{name}$" for name in PROBES]
X_FRAME_OPTIONS = "DENY"
SILENCED_SYSTEM_CHECKS = [
    "security.W003",  # core_recovery.http.origin refuses forms of other sites, without a cookie
    "security.W002",  # core_recovery.http.headers sets X-Frame-Options, on early errors and static files too
    "security.W021",  # HSTS preload is the domain owner's decision, hard to take back
]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"route_only": {"()": "core_recovery.http.logs.RouteOnly"}},
    "formatters": {"plain": {"()": "core_recovery.http.logs.PlainFormatter"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "stream": sys.stderr,
            "formatter": "plain",
            "filters": ["route_only"],
        },
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "core_recovery": {"level": "INFO"},
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        # Django's own server and template chatter would print paths.
        "django.server": {"handlers": [], "propagate": False},
    },
}
