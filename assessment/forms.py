"""A form for everything that is sent. What it hands back are things of the domain: an option, a program, the life of a link."""

from functools import cache
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessment.domain.answers import Who
from assessment.domain.level_of_care.questions import Option, Question
from assessment.lines.links import ASSESSMENT
from assessment.sharing import Life
from assessment.words import NOTED, Say
from programs.catalog import catalog
from programs.languages import language_here
from programs.pages import PAGES
from programs.programs import Program


class OneRadio(forms.RadioSelect):
    """Radio buttons that take exactly one value: two are as good as none."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        values = data.getlist(name) if hasattr(data, "getlist") else [data.get(name)]
        return values[0] if len(values) == 1 else None

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """The first button where the group is meant, so that an error leads there."""
        return super().id_for_label(id_, index or "0")


class _OneQuestionForm(forms.Form):
    use_required_attribute = False

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper(self)
        helper.attrs = {"novalidate": "", "autocomplete": "off"}
        helper.add_input(Submit("", self.go_on()))
        return helper

    def go_on(self) -> str:
        """What the button says."""
        return _("Continue")


class QuestionForm(_OneQuestionForm):
    """`say` looks up words in the right language and wording. The one field is named by the question code."""

    legend_is_heading = True

    def __init__(self, question: Question, say: Say, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.question = question
        self.ask = say("questions", question, "ask")
        self.fields[question.value] = _field(question, say)

    @property
    def option(self) -> Option:
        return self.question.kind(self.cleaned_data[self.question.value])


@cache
def _field(question: Question, say: Say) -> forms.TypedChoiceField:
    """Nothing in it changes, so every form of this question has the same one."""
    error = say("questions", question, "error")
    return forms.TypedChoiceField(
        label=say("questions", question, "ask"),
        help_text=_hint(question, say),
        choices=[(option.value, say("questions", question, "options", option)) for option in question.options],
        coerce=question.kind,
        widget=OneRadio,
        error_messages={"required": error, "invalid_choice": error},
    )


def _hint(question: Question, say: Say) -> str:
    """What counts, where that could be misread, and why we ask."""
    parts = ("note", "why") if question in NOTED else ("why",)
    return " ".join(say("questions", question, part) for part in parts)


class _ProgramField(forms.Field):
    """Set by a link, not by the visitor: what is no program is none, and no error they could mend."""

    def to_python(self, value: Any) -> Program | None:
        return Program(value) if value in list(Program) else None


class StartForm(_OneQuestionForm):
    """Who answers, and the program a person came from, if any."""

    def __init__(self, say: Say, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        error = _("Select who you are answering for")
        self.fields["who"] = forms.TypedChoiceField(
            label=_("Who is this for?"),
            choices=[(who.value, say("who", who)) for who in Who],
            coerce=Who,
            widget=OneRadio,
            error_messages={"required": error, "invalid_choice": error},
        )
        self.fields["program"] = _ProgramField(required=False, widget=forms.HiddenInput)

    def go_on(self) -> str:
        return _("I understand, go on")


class _LifeField(forms.ChoiceField):
    """Three radio buttons, one of them chosen from the start: with none of them it is that one."""

    def clean(self, value: Any) -> Life:
        return Life(super().clean(value or Life.WEEK))


LIFE_LABELS = {Life.DAY: gettext_lazy("24 hours"), Life.WEEK: gettext_lazy("7 days"), Life.MONTH: gettext_lazy("30 days")}


class ShareForm(forms.Form):
    """How long a link lives."""

    use_required_attribute = False
    life = _LifeField(
        label=gettext_lazy("How long should the link work?"),
        choices=[(life.value, LIFE_LABELS[life]) for life in Life],
        initial=Life.WEEK,
        widget=forms.RadioSelect,
    )


class OpenForm(forms.Form):
    """What opens a shared result or erases it: its code, or the whole link it ends."""

    code = forms.CharField(required=False)
    revoke = forms.BooleanField(required=False)

    def clean_code(self) -> str:
        return str(self.cleaned_data["code"]).rpartition("#")[2]


class LinkForm(forms.Form):
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pages, language = catalog(), language_here()
        whole_site = [(entry.slug, pages.page(entry.slug, language).nav) for entry in PAGES]
        programs = [(program.value, pages.page(f"programs/{program}", language).nav) for program in Program]
        self.fields["to"] = _choice(_("What to send"), [(ASSESSMENT, _("The self-assessment")), (_("Pages"), whole_site)])
        self.fields["lang"] = _choice(_("Language"), settings.LANGUAGES)
        self.fields["for"] = _choice(
            _("Who is it about?"),
            [("", _("Let them choose")), (Who.SELF.value, _("For me")), (Who.SOMEONE.value, _("For someone else"))],
            help_text=_("Only for the self-assessment."),
            required=False,
        )
        self.fields["program"] = _choice(
            _("A program in mind"),
            [("", _("None")), *programs],
            help_text=_("Only for the self-assessment. They can start without it."),
            required=False,
        )

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper(self)
        helper.form_method = "get"
        helper.attrs = {"novalidate": ""}
        helper.add_input(Submit("", _("Make the link")))
        return helper


def _choice(label: str, choices: Any, **options: Any) -> forms.ChoiceField:
    wrong = _("Choose one of the list")
    return forms.ChoiceField(label=label, choices=choices, error_messages={"required": wrong, "invalid_choice": wrong}, **options)
