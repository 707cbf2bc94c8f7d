"""The published criteria written a second time, as plain conditions, so that a slip in the rules has something to disagree with.

Every option is placed by hand; one that is not here is a KeyError, never silently mild.
"""

SAFETY = {"none": "calm", "passing": "calm", "unsure": "watched", "frequent": "watched", "danger": "danger"}
HEALTH = {"none": "steady", "checkups": "steady", "unsure": "unsure", "daily": "daily", "urgent": "urgent"}
DAILY_LIFE = {"managing": 0, "struggling": 1, "mostly_unable": 2, "unable": 3}
SYMPTOMS = {"none": 0, "some_days": 1, "most_days": 2, "constant": 3}
SUBSTANCES = {"none": "calm", "some": "calm", "hard_to_control": "hard", "daily": "daily"}
EATING = {"none": "calm", "some": "calm", "weekly": "weekly", "daily": "daily"}
CARE = {
    "none": "no care",
    "weekly_helps": "helps",
    "weekly_not_enough": "weekly tried",
    "stepping_down": "stepping down",
    "iop_not_enough": "IOP tried",
}
HOME = {"supportive": "supportive", "stressful": "strained", "unstable": "lost", "none": "lost"}
MOTIVATION = {"ready": True, "willing": True, "unsure": True, "unwilling": False}

ONE_UP = {"IOP": "PHP", "PHP": "INPATIENT"}


def restated_level(safety, health, daily_life, symptoms, substances, eating, care, home, motivation) -> str:
    """The level's name for option codes in the order asked."""
    home = HOME[home]
    need = _need(
        SAFETY[safety],
        HEALTH[health],
        DAILY_LIFE[daily_life],
        SYMPTOMS[symptoms],
        SUBSTANCES[substances],
        EATING[eating],
        CARE[care],
        home,
    )
    if need in ONE_UP and home == "lost":
        return ONE_UP[need]
    if need == "IOP" and not MOTIVATION[motivation]:
        return "PHP"
    return need


def _need(safety, health, daily_life, symptoms, substances, eating, care, home) -> str:
    if safety == "danger" or health == "urgent" or daily_life == 3:
        return "INPATIENT"
    if substances == "daily" and care in ("weekly tried", "IOP tried") and home in ("strained", "lost"):
        return "INPATIENT"
    severe = symptoms == 3 or substances == "daily" or eating == "daily"
    if (
        safety == "watched"
        or health == "daily"
        or daily_life == 2
        or care == "IOP tried"
        or (eating == "daily" and (daily_life >= 1 or care == "weekly tried"))
        or (care == "stepping down" and severe)
        or (substances == "daily" and care == "weekly tried")
    ):
        return "PHP"
    in_care = care in ("helps", "weekly tried", "stepping down", "IOP tried")
    in_the_way = symptoms == 3 or (symptoms == 2 and in_care)
    if (
        care in ("weekly tried", "stepping down")
        or health == "unsure"
        or substances in ("hard", "daily")
        or eating in ("weekly", "daily")
        or (daily_life >= 1 and in_the_way)
    ):
        return "IOP"
    return "OUTPATIENT"
