/** Letters about activities: to residents and to people without an account. */
export const lettersAgenda = {
  "letter.activity.file.cancelled": "Cancelled: {why}",
  "letter.activity.file.costs": "Costs: {costs}",
  "letter.activity.file": "activity.ics",
  "letter.stop.activity-reminder": "No more reminders of activities",

  "letter.activity.when": "When: {when}",
  "letter.activity.where": "Where: {place}",
  "letter.activity.costs": "Costs: {costs}",
  "letter.activity.go": "See the activity",
  "letter.activity.leave": "Will you not come after all? Say so",
  "letter.activity.leave.resident": "Will you not come after all? Then say so at the activity.",
  "letter.activity.erased": "A week after the activity we erase your name and your e-mail address.",

  "letter.registration.subject": "Will you come? {title}",
  "letter.registration.heading": "Say yes, and you have a place",
  "letter.registration.what": "Somebody typed this e-mail address at an activity in {wijk}. Was it you?",
  "letter.registration.go": "Yes, I will come",
  "letter.registration.lasts": "The link works for two days. If you say nothing, we erase your data.",
  "letter.registration.already.subject": "You were on the list already: {title}",
  "letter.registration.already.coming": "You have a place already. You need not do anything.",
  "letter.registration.already.waiting": "You are on the waiting list already. You need not do anything.",
  "letter.registration.see": "See your registration",

  "letter.registered.subject": "You are on the list: {title}",
  "letter.registered.heading": "You have a place",
  "letter.registered.calendar": "This mail has a file for your calendar.",
  "letter.registered.waiting.subject": "You are on the waiting list: {title}",
  "letter.registered.waiting.heading": "You are on the waiting list",
  "letter.registered.waiting": "All places are taken. If one comes free, you get a mail.",

  "letter.moved-up.subject": "There is a place for you: {title}",
  "letter.moved-up.heading": "There is a place for you",
  "letter.moved-up.what": "You were on the waiting list. Now you can come.",

  "letter.activity-changed.subject": "Changed: {title}",
  "letter.activity-changed.heading": "The time or the place changed",
  "letter.activity-changed.what": "This is how it is now:",

  "letter.activity-cancelled.subject": "Does not go on: {title}",
  "letter.activity-cancelled.subject.withdrawn": "Does not go on: the activity of {date}",
  "letter.activity-cancelled.heading": "This does not go on",
  "letter.activity-cancelled.what": "You would come on {date}. That does not go on.",
  "letter.activity-cancelled.agenda": "See the agenda",

  "letter.activity-reminder.subject": "Tomorrow: {title}",
  "letter.activity-reminder.subject.today": "Today: {title}",
  "letter.activity-reminder.heading": "See you tomorrow!",
  "letter.activity-reminder.heading.today": "See you soon!",
} as const;
