"""Texts of the commands: what a run did, and what the user should know."""

TEXTS: dict[str, str] = {
    "options_shared": "{book}: read as {path} says, which also serves other workbooks in the folder; {own} beside it would be its own.",
    "done_opportunities": "{n:opportunity|opportunities} ({open:number} open, {won:number} won, {lost:number} lost)",
    "done_rejected": "{n:row|rows} rejected",
    "done_activities": "{n:activity|activities}",
    "done_no_problems": "no problems",
    "done_tabs": "tabs in {where}: {names}",
    "done_before": "before: {backup}",
    "done_would_add": "would add {names}",
    "done_would_replace": "would replace {names}",
    "done_would_remove": "would remove {names}",
    "done_would_nothing": "nothing would change",
    "done_init": "{path}: fill in the lists, then the opportunities, then run: sheetcrm refresh {path}",
    "demo_next": "Next: open {path} (tabs {names}), then try: sheetcrm check {path}",
    "note_taken": "A sheet of yours is called “{yours}”; ours is called “{ours}”.",
    "note_copy": "“{name}” is a copy of a tab of ours; it is left as it is.",
    "note_pointed": "“{name}” is no longer made, yet formulas, charts or pivot tables of yours point at it: it is left as it is.",
    "note_last": "“{name}” is no longer made, yet the workbook has no other sheet to show: it is left as it is.",
    "note_only_tabs": "Only the tabs were written: {reason}",
    "note_requests": "{n:request|requests} to Google.",
    "note_repeats": "{n:request|requests} to Google, {repeats:number} of them repeats.",
}
