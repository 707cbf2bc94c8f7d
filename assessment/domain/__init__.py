"""The criteria as code: pure Python, no Django. `recommend(Answers.from_codes({...})).level.name` is the whole of it."""

from assessment.domain.answers import Answers, UnknownCode
from assessment.domain.level_of_care.recommend import Recommendation, Unanswered, recommend

__all__ = ["Answers", "Recommendation", "Unanswered", "UnknownCode", "recommend"]
