"""The published criteria written a second time, as plain conditions, so that a slip in the rules has something to disagree with."""

ONE_UP = {"IOP": "PHP", "PHP": "INPATIENT"}


def restated_level(*, safety, health, daily_life, symptoms, substances, eating, care, home, motivation, **_) -> str:
    need = _need(safety, health, daily_life, symptoms, substances, eating, care, home)
    if need in ONE_UP and home in ("unstable", "none"):
        return ONE_UP[need]
    if need == "IOP" and motivation == "unwilling":
        return "PHP"
    return need


def _need(safety, health, daily_life, symptoms, substances, eating, care, home) -> str:
    tried = care in ("weekly_not_enough", "iop_not_enough")
    if safety == "danger" or health == "urgent" or daily_life == "unable":
        return "INPATIENT"
    if substances == "daily" and tried and home != "supportive":
        return "INPATIENT"
    severe = symptoms == "constant" or substances == "daily" or eating == "daily"
    if (
        safety in ("unsure", "frequent")
        or health == "daily"
        or daily_life == "mostly_unable"
        or care == "iop_not_enough"
        or (eating == "daily" and (daily_life != "managing" or care == "weekly_not_enough"))
        or (care == "stepping_down" and severe)
        or (substances == "daily" and care == "weekly_not_enough")
    ):
        return "PHP"
    in_the_way = symptoms == "constant" or (symptoms == "most_days" and care != "none")
    if (
        care in ("weekly_not_enough", "stepping_down")
        or health == "unsure"
        or substances in ("hard_to_control", "daily")
        or eating in ("weekly", "daily")
        or (daily_life != "managing" and in_the_way)
    ):
        return "IOP"
    return "OUTPATIENT"
