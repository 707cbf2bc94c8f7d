"""The published criteria written a second time, as plain conditions, so that a slip in the rules has something to disagree with.

Every option is placed by hand; one that is not here is a KeyError, never silently mild. Nothing is imported from the project.
Every `restated...` function takes the nine scored option codes in the order asked.
"""

SAFETY = {
    "none": "calm",
    "passing": "passing",
    "unsure": "not known",
    "frequent": "frequent",
    "attempt": "attempt",
    "danger": "danger to oneself",
    "others": "danger to others",
}
HEALTH = {
    "none": "steady",
    "checkups": "steady",
    "unsure": "not known",
    "daily": "daily checks",
    "mind": "mind",
    "urgent": "urgent",
}
DAILY_LIFE = {"managing": 0, "struggling": 1, "mostly_unable": 2, "unable": 3}
SYMPTOMS = {"none": 0, "some_days": 1, "most_days": 2, "constant": 3}
SUBSTANCES = {"none": "calm", "some": "mild", "unsure": "mild", "hard_to_control": "hard", "daily": "daily"}
EATING = {"none": "calm", "some": "mild", "unsure": "mild", "weekly": "weekly", "daily": "daily"}
CARE = {
    "none": "no care",
    "weekly_helps": "weekly helps",
    "weekly_not_enough": "weekly tried",
    "iop_helps": "IOP helps",
    "stepping_down": "stepping down",
    "iop_not_enough": "IOP tried",
    "php_not_enough": "PHP tried",
}
HOME = {
    "supportive": "supportive",
    "stressful": "strained",
    "use_there": "use there",
    "unstable": "may be lost",
    "unsafe": "unsafe",
    "none": "nowhere",
}
MOTIVATION = {"ready": "will", "willing": "will", "unsure": "not known", "unwilling": "no will"}

FOLLOWED = ("weekly helps", "IOP helps", "stepping down")
USED_OUT_OF_HAND = ("hard", "daily")
ONE_UP = {"IOP": "PHP", "PHP": "INPATIENT"}

NOW, TODAY, A_DAY_OR_TWO, THIS_WEEK, TWO_WEEKS = 4, 3, 2, 1, 0
TIMES = {
    "emergency": NOW,
    "seen-today": TODAY,
    "today": TODAY,
    "live-in": TODAY,
    "ask-first": TODAY,
    "php-soon": A_DAY_OR_TWO,
    "housing": A_DAY_OR_TWO,
    "choose": THIS_WEEK,
    "stay": THIS_WEEK,
    "iop-soon": THIS_WEEK,
    "weekly": TWO_WEEKS,
}


def restated(safety, health, daily_life, symptoms, substances, eating, care, home, motivation) -> tuple[str, str]:
    """The level's name and the next step's code."""
    return _decided(safety, health, daily_life, symptoms, substances, eating, care, home, motivation)[:2]


def restated_level(safety, health, daily_life, symptoms, substances, eating, care, home, motivation) -> str:
    return _decided(safety, health, daily_life, symptoms, substances, eating, care, home, motivation)[0]


def restated_next_step(safety, health, daily_life, symptoms, substances, eating, care, home, motivation) -> str:
    return _decided(safety, health, daily_life, symptoms, substances, eating, care, home, motivation)[1]


def restated_rules(safety, health, daily_life, symptoms, substances, eating, care, home, motivation) -> list[str]:
    """What decided: every rule of the need's level that holds, in the table's order, then the fit rule."""
    return _decided(safety, health, daily_life, symptoms, substances, eating, care, home, motivation)[2]


def restated_need(safety, health, daily_life, symptoms, substances, eating, care, home, motivation) -> str:
    """The level before fit."""
    return _decided(safety, health, daily_life, symptoms, substances, eating, care, home, motivation)[3]


def _decided(safety, health, daily_life, symptoms, substances, eating, care, home, motivation) -> tuple[str, str, list[str], str]:
    """The level, the next step, the rules, the need."""
    safety, health, daily_life, symptoms = SAFETY[safety], HEALTH[health], DAILY_LIFE[daily_life], SYMPTOMS[symptoms]
    substances, eating, care, home = SUBSTANCES[substances], EATING[eating], CARE[care], HOME[home]
    motivation = MOTIVATION[motivation]

    need, rules = _need(safety, health, daily_life, symptoms, substances, eating, care, home)
    fit = _fit(need, safety, substances, home, motivation)
    level = need
    if fit:
        level = ONE_UP[need]
        rules.append(fit)
    return level, _next_step(need, fit, level, safety, health, daily_life, care), rules, need


def _need(safety, health, daily_life, symptoms, substances, eating, care, home) -> tuple[str, list[str]]:
    if rules := _for_inpatient(safety, health, daily_life, substances, care, home):
        return "INPATIENT", rules
    if rules := _for_php(safety, health, daily_life, symptoms, substances, eating, care):
        return "PHP", rules
    if rules := _for_iop(safety, daily_life, symptoms, substances, eating, care):
        return "IOP", rules
    return "OUTPATIENT", ["weekly-fits"]


def _for_inpatient(safety, health, daily_life, substances, care, home) -> list[str]:
    rules = []
    if safety == "danger to oneself":
        rules.append("danger")
    elif safety == "danger to others":
        rules.append("danger-to-others")
    elif safety == "attempt" and care not in FOLLOWED:
        rules.append("recent-attempt")
    if health == "urgent":
        rules.append("urgent-health")
    elif health == "mind":
        rules.append("urgent-mind")
    if daily_life == 3:
        rules.append("basic-needs")
    if care == "PHP tried":
        rules.append("php-not-enough")
    if substances == "daily" and (
        (care == "IOP tried" and home != "supportive")
        or (care == "weekly tried" and home not in ("supportive", "strained"))
        or (care == "weekly tried" and home == "strained" and daily_life >= 1)
    ):
        rules.append("daily-use-unsupported")
    return rules


def _for_php(safety, health, daily_life, symptoms, substances, eating, care) -> list[str]:
    rules = []
    if safety == "frequent":
        rules.append("frequent-thoughts")
    elif safety == "attempt" and care in FOLLOWED:
        rules.append("attempt-followed")
    if health == "daily checks":
        rules.append("daily-checks")
    if daily_life == 2:
        rules.append("mostly-unable")
    if care == "IOP tried":
        rules.append("iop-not-enough")
    if eating == "daily" and (daily_life >= 1 or care == "weekly tried"):
        rules.append("eating-daily")
    if care == "stepping down" and (symptoms == 3 or substances == "daily" or eating == "daily"):
        rules.append("stepping-down-severe")
    if substances == "daily" and care == "weekly tried":
        rules.append("daily-use-after-care")
    return rules


def _for_iop(safety, daily_life, symptoms, substances, eating, care) -> list[str]:
    rules = []
    if safety == "not known":
        rules.append("safety-unsure")
    if care == "weekly tried":
        rules.append("weekly-not-enough")
    elif care == "stepping down":
        rules.append("stepping-down")
    elif care == "IOP helps":
        rules.append("stay-with-it")
    if substances in USED_OUT_OF_HAND:
        rules.append("hard-to-control")
    if eating == "daily" or (eating == "weekly" and daily_life >= 1):
        rules.append("eating-weekly")
    if daily_life >= 1 and symptoms == 3:
        rules.append("symptoms-in-the-way")
    return rules


def _unstable(home, substances) -> bool:
    return home in ("may be lost", "unsafe", "nowhere") or (home == "use there" and substances in USED_OUT_OF_HAND)


def _fit(need, safety, substances, home, motivation) -> str | None:
    unstable = _unstable(home, substances)
    if need == "IOP" and unstable:
        return "unstable-home"
    if need == "PHP" and unstable:
        too_much_for_php = home == "nowhere" or substances in USED_OUT_OF_HAND or safety in ("frequent", "attempt")
        return "unstable-home" if too_much_for_php else None
    if need == "IOP" and motivation == "no will":
        return "not-willing"
    return None


def _next_step(need, fit, level, safety, health, daily_life, care) -> str:
    if safety in ("danger to oneself", "danger to others") or health == "urgent":
        return "emergency"
    if safety == "attempt" and care not in FOLLOWED:
        return "seen-today"
    if health == "mind" or daily_life == 3 or (safety == "frequent" and need == "INPATIENT"):
        return "seen-today"
    if safety in ("frequent", "attempt"):
        return "today"
    if level == "INPATIENT":
        return "live-in"
    if safety == "not known":
        return "ask-first"
    return _next_step_without_hurry(need, fit, care)


def _next_step_without_hurry(need, fit, care) -> str:
    if need == "PHP":
        return "php-soon"
    if fit == "unstable-home":
        return "housing"
    if fit == "not-willing":
        return "choose"
    if need == "IOP":
        return "stay" if care == "IOP helps" else "iop-soon"
    return "weekly"


CAUTION_OF_SAFETY = {
    "none": None,
    "passing": "if-more",
    "unsure": "means",
    "frequent": "means",
    "attempt": "means",
    "danger": "means",
    "others": "means",
}
CAUTION_OF_HOME = {
    "supportive": None,
    "stressful": None,
    "use_there": "use-at-home",
    "unstable": "housing",
    "unsafe": "unsafe-home",
    "none": "housing",
}


def restated_cautions(safety, health, daily_life, symptoms, substances, eating, care, home, motivation) -> list[str]:
    level = restated_level(safety, health, daily_life, symptoms, substances, eating, care, home, motivation)
    use, food, body_unsure = SUBSTANCES[substances], EATING[eating], HEALTH[health] == "not known"
    body_today = body_unsure and (use == "daily" or food == "daily")
    cautions = []
    if CAUTION_OF_SAFETY[safety]:
        cautions.append(CAUTION_OF_SAFETY[safety])
    if body_today:
        cautions.append("body-check-today")
    if use in USED_OUT_OF_HAND:
        cautions.append("no-sudden-stop")
    if use in USED_OUT_OF_HAND or (CARE[care] == "stepping down" and use == "mild"):
        cautions.append("overdose")
    if not body_today and (food in ("weekly", "daily") or body_unsure):
        cautions.append("body-check")
    if CAUTION_OF_HOME[home]:
        cautions.append(CAUTION_OF_HOME[home])
    if MOTIVATION[motivation] == "no will" and level in ("PHP", "INPATIENT"):
        cautions.append("refusal")
    return cautions


STOP_OF_SAFETY = {
    "none": None,
    "passing": None,
    "unsure": "thoughts",
    "frequent": "thoughts",
    "attempt": "thoughts",
    "danger": "danger",
    "others": "others",
}
STOP_OF_HEALTH = {
    "none": None,
    "checkups": None,
    "unsure": None,
    "daily": None,
    "mind": "urgent-mind",
    "urgent": "urgent-health",
}
STOP_OF_HOME = {
    "supportive": None,
    "stressful": None,
    "use_there": None,
    "unstable": None,
    "unsafe": "unsafe-home",
    "none": None,
}


def restated_stops(safety, health, daily_life, symptoms, substances, eating, care, home, motivation) -> list[str]:
    """One answer to each question, so the three tables in this order keep the order of the criteria."""
    stops = (STOP_OF_SAFETY[safety], STOP_OF_HEALTH[health], STOP_OF_HOME[home])
    return [stop for stop in stops if stop]


NO_ACUTE_RISK = {
    "none": "met",
    "passing": "met",
    "unsure": "not-sure",
    "frequent": "not-met",
    "attempt": "not-met",
    "danger": "not-met",
    "others": "not-met",
}
NO_CLOSE_MEDICAL_WATCH = {
    "none": "met",
    "checkups": "met",
    "unsure": "not-sure",
    "daily": "not-met",
    "mind": "not-met",
    "urgent": "not-met",
}
STABLE_HOME = {
    "supportive": "met",
    "stressful": "met",
    "use_there": "not-sure",
    "unstable": "not-met",
    "unsafe": "not-met",
    "none": "not-met",
}
OWN_MOTIVATION = {"ready": "met", "willing": "met", "unsure": "not-sure", "unwilling": "not-met"}


def restated_criteria(safety, health, daily_life, symptoms, substances, eating, care, home, motivation) -> list[str]:
    """No acute risk, no close medical watch, a stable home, your own motivation."""
    stable_home = "not-met" if _unstable(HOME[home], SUBSTANCES[substances]) else STABLE_HOME[home]
    return [NO_ACUTE_RISK[safety], NO_CLOSE_MEDICAL_WATCH[health], stable_home, OWN_MOTIVATION[motivation]]


def restated_programs(safety, health, daily_life, symptoms, substances, eating, care, home, motivation) -> list[str]:
    symptoms, substances, eating = SYMPTOMS[symptoms], SUBSTANCES[substances], EATING[eating]
    plain = _matching(eating in ("weekly", "daily"), substances in USED_OUT_OF_HAND, symptoms >= 2)
    return plain or _matching(eating != "calm", substances != "calm", symptoms >= 1)


def _matching(food, use, mood) -> list[str]:
    programs = ["eating-disorders"] if food else []
    if mood and use:
        programs.append("dual-diagnosis")
    elif use:
        programs.append("substance-use")
    elif mood:
        programs.append("depression")
    return programs
