"""For each rule of the FOIA annual report tool, how often it held, failed and could not be assessed.

    python3 tests/corpus/rules.py CHECKED.json

CHECKED.json is what `annals check --by-check --format json` prints. Rules are numbered in the order in which the
tool's scripts have them, then those that it only works out (A), so that another validator's counts can be laid beside
these; a check that is no rule of the tool stands at the end. Counts differ from those of a validator that takes N/A
for 0 and <1 for 0.1, as the tool does: here a figure that is no number is no term of a comparison, so that the check
could not be assessed; and from one that counts a rule once for components and once for the agency: here each row
counts once.
"""

import json
import re
import sys

RULES = [
    ("R01", "V.A processed is the total of V.B(1)", r"processed"),
    ("R02", "V.A processed is at least what VII.C has", r"increments"),
    ("R03", "V.B(1) full denials are at most the exemptions of V.B(3)", r"exemptions_cited"),
    ("R04", "V.B(1) other is the total of V.B(2)", r"other_reasons"),
    ("R05", "VI.A processed is the total of VI.B", r"appeals_processed"),
    ("R06", "VI.A pending: VI.C(5) lists the oldest", r"oldest_appeals_listed"),
    ("R07", "VI.C(2) other is the total of VI.C(3)", r"appeal_other_reasons"),
    ("R08", "VI.B closed otherwise is at most the reasons of VI.C(2)", r"appeals_closed_otherwise"),
    ("R09", "lowest days are at most the highest", r".*extremes"),
    ("R10", "VI.C(4) lowest is above 0", r"appeal_response_times\.above_zero"),
    ("R11", "the overall median lies between the components'", r".*\.median"),
    ("R12", "the ten oldest are in the order of their days", r".*\.by_days"),
    ("R14", "a date of receipt is a date", r".*\.date_\d+_date"),
    ("R15", "VII.D pending is at most V.A pending at the end", r"perfected_pending"),
    ("R16", "VII.D overall is the sum of the components", r"pending_requests\.overall"),
    ("R17", "VIII.A within ten days is at most granted and denied", r"expedited_processing\.within_ten_days"),
    ("R18", "IX staff where requests were processed", r"staffed"),
    ("R19", "IX costs where requests were processed", r"costed"),
    ("R20", "XII.A requests are at most VII.D pending", r"backlog_pending"),
    ("R21", "XII.A appeals are at most VI.A pending", r"backlogged_appeals"),
    ("R22", "XII.B pending: XII.C lists the oldest", r"oldest_consultations_listed"),
    ("R23-24", "XII.D(1) is V.A", r"requests_compared\.(received|processed)"),
    ("R25", "XII.D(2) is XII.A", r"backlog_compared\.same"),
    ("R26-27", "XII.E(1) is VI.A", r"appeals_compared\.(received|processed)"),
    ("R28", "XII.E(2) is XII.A", r"appeal_backlog_compared\.same"),
    ("A1", "pending at the end is start, received, less processed", r".*\.balance"),
    ("A2", "overall is the sum of the components", r"(?!pending_requests).*\.(overall|reasons_overall_times)"),
    ("A3", "totals of rows, of reasons, of a statute's components",
     r".*\.(total|total_staff|total_costs|reasons_times|components_times)"),
    ("A4", "overall lowest and highest are those of the components", r".*\.(lowest|highest)"),
    ("A5", "X percentage is fees over costs", r"fee_share"),
]
NOT_MADE = {"R13": "zero or positive: such a figure is not read, but named when it is imported"}


def line(number, words, checks):
    held = sum(check["held"] for check in checks)
    failed = sum(check["failed"]["total"] for check in checks)
    unassessed = sum(check["not_assessable"]["total"] for check in checks)
    print(f"{number:<7} {held:>7} held {failed:>6} failed {unassessed:>7} not assessable  {words}")


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        checks = [check for check in json.load(file)["checks"]["by_check"] if check["form"] == "us-foia"]
    left = {check["check"]: check for check in checks}
    for number, words, pattern in RULES:
        own = [left.pop(check) for check in list(left) if re.fullmatch(pattern, check)]
        if not own:
            sys.exit(f"no check of the form is the rule {number}: {words}")
        line(number, words, own)
    for number, why in NOT_MADE.items():
        print(f"{number:<7} {why}")
    print("\nno rules of the tool")
    for check in left.values():
        line("", check["check"], [check])


main()
