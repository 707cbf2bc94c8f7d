"""A start runs every check and refuses with every fault of every kind at once, each naming its file and field."""

import pytest

from tests.copied import Copy, copied

START = ("-c", "import core_recovery.wsgi")
FRONT = '+++\ntitle = "A moon"\nsummary = "Of ours."\nupdated = 2026-11-23\nreviewed_by = ""\nsources = ["cfr-410-43"]\n+++\n'
CONTENT = "programs/content"
TEXTS = "assessment/texts"
DOMAIN = "assessment/domain/level_of_care"
LOOKS = "assessment/lines/stops.py"
HELP_LINES = "core_recovery/help_lines.toml"

# What is changed, and the fault that must be told: (file, old text, new text, fault).
PLANTED = {
    "a field missing": (f"{CONTENT}/en/help.md", "title = ", "# title = ", "en/help.md: title: missing"),
    "an unknown key": (f"{CONTENT}/es/talk.md", "title = ", 'colour = "red"\ntitle = ', "es/talk.md: colour: unknown field"),
    "front matter that is no TOML": (
        f"{CONTENT}/en/families.md",
        "updated = ",
        "updated = soon # ",
        "en/families.md: front matter: Invalid value",
    ),
    "a field of another type": (
        f"{CONTENT}/en/talk.md",
        "updated = ",
        'updated = "soon" # ',
        "en/talk.md: updated: must be a date",
    ),
    "a title too long": (f"{CONTENT}/es/help.md", 'title = "', f'title = "{"a" * 70}', "es/help.md: title: must have 1 to 70"),
    "an unknown source": (
        f"{CONTENT}/en/insurance.md",
        'sources = ["',
        'sources = ["moon", "',
        "en/insurance.md: sources: unknown source 'moon'",
    ),
    "a dead insert": (f"{CONTENT}/en/choosing.md", "\n## ", "\n{{ moon }}\n\n## ", "en/choosing.md: body: unknown insert 'moon'"),
    "an insert without its data": (
        f"{CONTENT}/en/privacy.md",
        "\n## ",
        "\n{{ rules }}\n\n## ",
        "en/privacy.md: body: insert 'rules' needs rules, which this page does not have",
    ),
    "an unknown fact": (
        f"{CONTENT}/en/home.md",
        "{{ iop_days }}",
        "{{ iop_dyas }}",
        "en/home.md: body: {{ iop_dyas }} is no fact, and no insert in a line of its own",
    ),
    "a heading without an anchor": (
        f"{CONTENT}/en/accessibility.md",
        "\n## ",
        "\n## Moon\n\n## ",
        "en/accessibility.md: body: heading without an anchor: Moon",
    ),
    "a dead link": (f"{CONTENT}/en/therapies.md", "\n## ", "\n[a](/moon/)\n\n## ", "en/therapies.md: body: dead link /moon/"),
    "a number of nobody": (
        f"{CONTENT}/en/levels-of-care.md",
        "\n## ",
        "\nCall [us](tel:5550199).\n\n## ",
        "en/levels-of-care.md: body: 5550199 is no number of help_lines.toml",
    ),
    "other anchors": (
        f"{CONTENT}/es/professionals.md",
        "{#order}",
        "{#orden}",
        "es/professionals.md: body: its anchors differ from the first language's page",
    ),
    "a source of another type": (f"{CONTENT}/sources.toml", "year = 2021", 'year = "2021"', "sources.toml: samhsa-iop-2021.year"),
    "a text missing": (f"{TEXTS}/en.toml", "mostly-unable = ", "almost-unable = ", "texts/en.toml: rules.mostly-unable: missing"),
    "a text of nothing": (f"{TEXTS}/en.toml", "basic-needs = ", "basic-wants = ", "texts/en.toml: rules.basic-wants: unknown"),
    "a wording missing": (
        f"{TEXTS}/en.toml",
        'title = { you = "Please talk to someone now", they = "Please get them help now" }',
        'title = { you = "Please talk to someone now" }',
        "texts/en.toml: stops.danger.title: must be a text, not empty, for both `you` and `they`",
    ),
    "a number of nobody in the words": (
        f"{TEXTS}/en.toml",
        "call 911",
        "call 912",
        "texts/en.toml: next.emergency.do: 912 is no number of help_lines.toml",
    ),
    "words that are no TOML": (f"{TEXTS}/es.toml", "[who]", "[who", "texts/es.toml: file: Expected ']'"),
    "words of an earlier version that are no TOML": (
        f"{TEXTS}/version-1/es.toml",
        "[safety]",
        "[safety",
        "texts/version-1/es.toml: file: Expected ']'",
    ),
    "an option of an earlier version in one voice": (
        f"{TEXTS}/version-1/en.toml",
        'none = "No, no thoughts like that"',
        'none = { you = "No, no thoughts like that" }',
        "texts/version-1/en.toml: safety.options.none: must be a text, or a pair",
    ),
    "an unknown kind of way": (
        HELP_LINES,
        'kind = "chat"',
        'kind = "fax"',
        "help_lines.toml: 988.ways.5.kind",
    ),
    "a help line without Spanish": (
        HELP_LINES,
        'es = "Emergencias"',
        'xx = "Emergencias"',
        "help_lines.toml: emergency.name.es: missing",
    ),
    "an option of another question in a rule": (
        f"{DOMAIN}/rules.py",
        "{Safety.DANGER}",
        "{Home.NONE}",
        f"{DOMAIN}/rules.py: danger: <Home.NONE: 'none'> is no option of safety",
    ),
    "an unknown source of a rule": (
        f"{DOMAIN}/rules.py",
        '("samhsa-iop-2021",)',
        '("samhsa-iop-2012",)',
        f"{DOMAIN}/rules.py: hard-to-control: unknown source 'samhsa-iop-2012'",
    ),
    "an option that is placed nowhere": (
        f"{DOMAIN}/fit_criteria.py",
        "{Motivation.READY, Motivation.WILLING}",
        "{Motivation.READY}",
        f"{DOMAIN}/fit_criteria.py: own-motivation: <Motivation.WILLING: 'willing'> must stand in one of met, not sure and not met",
    ),
    "a change of the criteria without a new version": (
        f"{DOMAIN}/matching.py",
        "{Eating.WEEKLY, Eating.DAILY}",
        "{Eating.DAILY}",
        f"{DOMAIN}/fingerprints.toml: version: the criteria are not what version",
    ),
    "a question without words": (
        f"{DOMAIN}/questions.py",
        '    TIME = "time", Time\n',
        '    TIME = "time", Time\n    SLEEP = "sleep", Time\n',
        "texts/en.toml: questions.sleep.ask: missing",
    ),
    "a program without a page": (
        "programs/programs.py",
        '    EATING_DISORDERS = "eating-disorders"\n',
        '    EATING_DISORDERS = "eating-disorders"\n    SLEEP = "sleep"\n',
        "en/programs/sleep.md: file: missing",
    ),
    "a fact unknown in a summary": (
        f"{CONTENT}/en/articles.md",
        'summary = "',
        'summary = "{{ moon }} ',
        "en/articles.md: summary: unknown fact {{ moon }}",
    ),
    "a page that no template draws": (
        "programs/pages.py",
        'PageEntry("families", Section.CHOOSE)',
        'PageEntry("families", Section.CHOOSE, "pages/moon.html")',
        "programs/pages.py: families: has no template pages/moon.html",
    ),
    "a page below no page": (
        "programs/pages.py",
        'PageEntry("therapies", Section.LEARN)',
        'PageEntry("therapies", Section.LEARN, parent="moon")',
        "programs/pages.py: therapies: stands below 'moon', which is no page",
    ),
    "a button that no template draws": (
        "assessment/lines/buttons.py",
        'CRISIS = (Button("crisis-call"), ',
        'CRISIS = (Button("moon"), ',
        f"{LOOKS}: thoughts: button 'moon' has no template buttons/moon.html",
    ),
    "a template that includes none": (
        "templates/inserts/ladder.html",
        "includes/staircase.html",
        "includes/moon.html",
        "templates/inserts/ladder.html: template: TemplateDoesNotExist: includes/moon.html",
    ),
    "a template that does not parse": (
        "templates/includes/menu.html",
        "{% endfor %}",
        "",
        "templates/includes/menu.html: template: TemplateSyntaxError",
    ),
    "a way in no language": (HELP_LINES, 'lang = "es", body = "HOLA"', 'lang = "xq", body = "HOLA"', "lang: 'xq' is no language"),
    "an unknown page among the search words": (
        f"{CONTENT}/search.toml",
        'pages = ["families", ',
        'pages = ["moon", ',
        "search.toml: en.everyday.2.pages: 'moon' is no page",
    ),
    "an unknown page offered by the search": (
        f"{CONTENT}/search.toml",
        'nothing = ["help", ',
        'nothing = ["moon", ',
        "search.toml: offered.nothing: 'moon' is no page",
    ),
    "a search word of nothing": (
        f"{CONTENT}/search.toml",
        "crisis = [\n",
        'crisis = [\n  "*",\n',
        "search.toml: en.crisis: no word in '*'",
    ),
    "a language without words of despair": (f"{CONTENT}/search.toml", "[es]\n", "[eo]\n", "search.toml: es.crisis: missing"),
    "a number that is not the one read": (
        HELP_LINES,
        'number = "838255"',
        'number = "838254"',
        "help_lines.toml: veterans.ways.2: the number dialled, 838254, is not the number read, 838255",
    ),
    "an option that calls for what nobody said": (
        f"{DOMAIN}/rules.py",
        "        (Q.SYMPTOMS, Symptoms.SOME_DAYS),\n",
        "",
        f"{DOMAIN}/rules.py: symptoms: <Symptoms.SOME_DAYS: 'some_days'> must stand in a rule or call for nothing",
    ),
    "a rung gone": ("programs/ladder.py", "        Level.PHP,\n", "        Level.IOP,\n", "programs/ladder.py: php: has no rung"),
    "a message without a translation": (
        "assessment/locale/es/LC_MESSAGES/django.po",
        'msgstr "Continuar"',
        'msgstr ""',
        "assessment/locale/es/LC_MESSAGES/django.po: 'Continue': not translated",
    ),
    "a catalog that is not compiled": (
        "core_recovery/locale/es/LC_MESSAGES/django.po",
        'msgid ""\nmsgstr ""\n"Project-Id-Version',
        '#, fuzzy\nmsgid ""\nmsgstr ""\n"Project-Id-Version',
        "core_recovery/locale/es/LC_MESSAGES/django.po: header: is marked as fuzzy",
    ),
    "an insert that no template draws": (
        "programs/inserts.py",
        '    "crisis": ALWAYS,\n',
        '    "crisis": ALWAYS,\n    "lost": ALWAYS,\n',
        "programs/inserts.py: lost: has no template templates/inserts/lost.html",
    ),
    "a stop without a look": (
        LOOKS,
        "    Stop.URGENT_HEALTH: ",
        "    None: ",
        "stops.py: urgent-health: no look",
    ),
}
ALSO_TOLD = [
    "texts/fr.toml: file: no language of the settings",
    f"{DOMAIN}/matching.py: sleep: no answers match it",
    "texts/en.toml: rules.almost-unable: unknown",
    "en/what-to-expect.md: file: missing",
    "en/moon.md: file: has no entry in programs/pages.py",
    "help_lines.toml: emergency.name.xx: unknown language",
    "search.toml: eo: unknown field",
    "programs/locale/es/LC_MESSAGES/django.po: file: missing",
]


@pytest.fixture
def site(tmp_path) -> Copy:
    return copied(tmp_path)


def test_a_sound_site_starts(site):
    started = site.run(*START)
    assert (started.returncode, started.stdout, started.stderr) == (0, "", "")


def test_every_fault_of_every_kind_is_told_at_once(site):
    for file, old, new, _ in PLANTED.values():
        site.change(file, old, new)
    site.file(f"{CONTENT}/en/what-to-expect.md").unlink()
    site.file(f"{CONTENT}/en/moon.md").write_text(FRONT)
    site.file("programs/locale/es/LC_MESSAGES/django.po").unlink()
    site.file(f"{TEXTS}/fr.toml").write_text("")
    refused = site.run(*START)
    first, *lines = refused.stderr.splitlines()
    assert (refused.returncode, refused.stdout, first) == (1, "", "The site does not start. Mend this first:")
    assert [line for line in lines if not line.startswith("- ")] == []
    wanted = [*ALSO_TOLD, *(fault for *_, fault in PLANTED.values())]
    assert [fault for fault in wanted if not any(fault in line for line in lines)] == []
    assert len(lines) == len(set(lines))
    assert len([line for line in lines if "is no number" in line]) == 2, "a fault makes no others"


def test_a_faulty_environment_is_a_list_and_no_traceback(site):
    refused = site.run(*START, CORE_DEBUG="perhaps", CORE_SITE_ULR="https://care.example")
    assert refused.returncode == 1
    assert refused.stderr.splitlines() == [
        "The environment has faults:",
        "- CORE_DEBUG: must be yes or no",
        "- CORE_SITE_ULR: unknown variable",
    ]


def test_a_command_says_the_same_and_shows_no_traceback(site):
    site.change(f"{CONTENT}/en/help.md", "title = ", "# title = ")
    checked = site.run("manage.py", "check")
    assert (checked.returncode, "Traceback" in checked.stderr) == (1, False)
    assert "en/help.md: title: missing" in checked.stderr
