"""What a screen reader is told on a question, an error and a result, pinned."""

from playwright.sync_api import expect

from tests.browser.states import QUESTIONS
from tests.browser.visits import resume
from tests.browser.walking import CONTINUE
from tests.vocabulary import LEVELS, codes

FIRST = f"Question 1 of {len(QUESTIONS)}"


def test_a_question(look):
    resume(look, {})
    expect(look.locator("main")).to_match_aria_snapshot(
        f"""
        - main:
          - link "‹ Back"
          - text: {FIRST}
          - progressbar "{FIRST}"
          - group "In the past month, have you had thoughts of suicide, or of badly hurting someone?":
            - heading "In the past month, have you had thoughts of suicide, or of badly hurting someone?" [level=1]
            - paragraph: We ask this first because safety comes before everything else.
            - radio "No, no thoughts like that"
            - radio "Fleeting thoughts, with no plan and no wish to act"
            - radio "I am not sure, or it is hard to say"
            - radio "Most days, but I have no plan and can stay safe"
            - radio "I have a plan or mean to act, I tried in the last 3 months, or I cannot stay safe"
          - button "Continue"
        """
    )


def test_an_error(look):
    resume(look, {})
    look.locator(CONTINUE).click()
    expect(look.locator("main")).to_match_aria_snapshot(
        """
        - main:
          - alert "Please check this":
            - heading "Please check this" [level=2]
            - list:
              - listitem:
                - link "Select the answer closest to the past month"
          - group:
            - heading [level=1]
            - paragraph: We ask this first because safety comes before everything else.
            - paragraph: "Error: Select the answer closest to the past month"
        """
    )


def test_a_result(look):
    resume(look, codes(**LEVELS["iop"]))
    expect(look.locator("main")).to_match_aria_snapshot(
        """
        - main:
          - heading "An Intensive Outpatient Program (IOP) looks like a good fit." [level=1]
          - heading "What to do now" [level=2]
          - paragraph: /Call us in the next few days/
          - paragraph:
            - link /Call us/
          - region "Why":
            - heading "Why" [level=2]
            - list:
              - listitem:
                - paragraph: /Weekly visits have not been enough/
          - paragraph: This is not a diagnosis. A clinician decides with you.
          - img /The suggested step is Intensive Outpatient Program/
          - region /What an IOP leans on/
          - region "The four levels, and the one suggested"
        """
    )
