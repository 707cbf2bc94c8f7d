"""A template that does not parse, or includes one that is not there, is found before a page needs it."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.template import Engine, TemplateDoesNotExist, TemplateSyntaxError
from django.template.loader import get_template
from django.template.loader_tags import IncludeNode

from programs.checks import checked
from programs.records import Fault

TEMPLATES = Path(settings.BASE_DIR) / "templates"


@checked("core_recovery.E004")
def template_faults() -> Iterator[Fault]:
    for file in sorted(TEMPLATES.rglob("*.*")):
        name = file.relative_to(TEMPLATES).as_posix()
        try:
            template = Engine.get_default().get_template(name)
            for include in template.nodelist.get_nodes_by_type(IncludeNode):
                if isinstance(include, IncludeNode) and isinstance(include.template.var, str):
                    get_template(include.template.var)
        except (TemplateDoesNotExist, TemplateSyntaxError) as error:
            yield Fault(f"templates/{name}", "template", f"{type(error).__name__}: {error}")
