"""What can come of holding a claim against award records.

agrees           an amount of the award, or a natural sum of its actions, lies within the figure's rounding at a time
                 that fits;
differs          one award is meant, its amount of that time is known, and it is another;
not_comparable   there are awards that may be meant, but their records give no amount of that time;
none_found       no award of this vendor and agency fits the time.
"""

__all__ = ["VERDICTS"]

VERDICTS = ("differs", "none_found", "not_comparable", "agrees")
"""The weightiest first: what somebody should look at comes before what is settled."""
