from assessment.domain.level_of_care.questions import SCORED, Question, Safety

# As published, in the order asked; options mildest first.
PUBLISHED = {
    "safety": "none passing unsure frequent attempt danger others",
    "health": "none checkups unsure daily mind urgent",
    "daily_life": "managing struggling mostly_unable unable",
    "symptoms": "none some_days most_days constant",
    "substances": "none some unsure hard_to_control daily",
    "eating": "none some unsure weekly daily",
    "care": "none weekly_helps weekly_not_enough iop_helps stepping_down iop_not_enough php_not_enough",
    "home": "supportive stressful use_there unstable unsafe none",
    "motivation": "ready willing unsure unwilling",
    "time": "daytime evenings limited none",
}


def test_questions_and_options_are_those_published_in_their_order():
    assert {question.value: " ".join(question.options) for question in Question} == PUBLISHED
    assert list(Question) == list(PUBLISHED)


def test_all_but_time_are_scored():
    assert list(SCORED) == list(PUBLISHED)[:-1]


def test_only_an_honest_i_do_not_know_is_to_be_cleared_up():
    assert [option for option in Safety if option.is_unsure] == [Safety.UNSURE]
