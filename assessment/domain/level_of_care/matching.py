"""Which programs match the answers."""

from assessment.domain.answers import Answers
from assessment.domain.level_of_care.questions import Eating, Substances, Symptoms
from programs.programs import Program


def matching_programs(answers: Answers) -> tuple[Program, ...]:
    """Programs for what stands out; where nothing does, the same once more counting the mildest step."""
    return _match(
        food=answers.eating in {Eating.WEEKLY, Eating.DAILY},
        use=answers.substances in {Substances.HARD_TO_CONTROL, Substances.DAILY},
        mood=answers.symptoms in {Symptoms.MOST_DAYS, Symptoms.CONSTANT},
    ) or _match(
        food=answers.eating is not Eating.NONE,
        use=answers.substances is not Substances.NONE,
        mood=answers.symptoms is not Symptoms.NONE,
    )


def _match(*, food: bool, use: bool, mood: bool) -> tuple[Program, ...]:
    programs = [Program.EATING_DISORDERS] if food else []
    if mood and use:
        programs.append(Program.DUAL_DIAGNOSIS)
    elif use:
        programs.append(Program.SUBSTANCE_USE)
    elif mood:
        programs.append(Program.DEPRESSION)
    return tuple(programs)
