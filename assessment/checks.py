from django.core.checks import Error, register

from assessment.words import WordsFaults, words


@register
def words_are_complete(app_configs, **kwargs):
    try:
        words()
    except WordsFaults as error:
        return [Error(str(error), id="assessment.E001")]
    return []
