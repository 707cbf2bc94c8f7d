"""What a screen reader is told on a question, an error and a result, pinned."""

from playwright.sync_api import expect

from tests.browser.states import QUESTIONS
from tests.browser.visits import resume
from tests.browser.walking import CONTINUE, go_on
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
            - paragraph: /We ask this first because safety comes before everything else/
            - radio "No, no thoughts like that"
            - radio "Now and then, or a wish not to wake up; no plan and no wish to act"
            - radio "I am not sure, or it is hard to say"
            - radio "Often, or I hurt myself on purpose; I have no plan and can stay safe"
            - radio "I tried to end my life in the last 3 months; I can stay safe now"
            - radio "I have a plan, or want to act, or cannot stay safe"
            - radio "I might act on thoughts of hurting someone else"
          - button "Continue"
        """
    )


def test_an_error(look):
    resume(look, {})
    go_on(look, CONTINUE)
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
            - paragraph: /We ask this first because safety comes before everything else/
            - paragraph: "Error: Select the answer closest to the past month"
        """
    )


def test_a_result(look):
    resume(look, codes(**LEVELS["iop"]))
    expect(look.locator("main")).to_match_aria_snapshot(
        """
        - main:
          - heading /Care several days a week looks like a good fit/ [level=1]
          - region /In the next few days/:
            - heading /In the next few days/ [level=2]
            - paragraph: We ask how you are, and find a time for a first talk.
            - paragraph:
              - link /Call us/
            - paragraph: /Monday to Friday.+988 is open day and night/
            - group: What happens when you call
          - region "Keep in mind":
            - heading "Keep in mind" [level=2]
            - list:
              - listitem:
                - text: /Pregnant/
          - region "Why":
            - heading "Why" [level=2]
            - list:
              - listitem: /Weekly care has not been enough/
            - group: The answers and sources
          - group:
            - text: /What an IOP needs. 4 of 4/
          - img /The suggested step is Intensive Outpatient Program/
          - group: A week, and the four levels
          - group: What would change this
          - group: The answers
          - group: Share, print or copy it
        """
    )
