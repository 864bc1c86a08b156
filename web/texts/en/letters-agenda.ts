/** Letters about activities: to residents and to people without an account. */
export const lettersAgenda = {
  "letter.activity.file.cancelled": "Cancelled: {why}",
  "letter.activity.file.costs": "Costs: {costs}",
  "letter.activity.file": "activity.ics",
  "letter.stop.activity-reminder": "No more reminders about activities",

  "letter.activity.when": "When: {when}",
  "letter.activity.where": "Where: {place}",
  "letter.activity.costs": "Costs: {costs}",
  "letter.activity.go": "View the activity",
  "letter.activity.leave": "Can't make it after all? Let us know",
  "letter.activity.leave.resident": "Can't make it after all? You can say so on the page of the activity.",
  "letter.activity.erased": "A week after the activity, we will erase your name and email address.",

  "letter.registration.subject": "Are you coming? {title}",
  "letter.registration.heading": "Say yes to get a place",
  "letter.registration.what": "Someone entered this email address for an activity in {wijk}. Was that you?",
  "letter.registration.go": "Yes, I'm coming",
  "letter.registration.lasts": "The link works for two days. If you don't use it, we will erase your details.",
  "letter.registration.already.subject": "You are already on the list: {title}",
  "letter.registration.already.coming": "You already have a place. You don't need to do anything.",
  "letter.registration.already.waiting": "You are already on the waiting list. You don't need to do anything.",
  "letter.registration.see": "View your registration",

  "letter.registered.subject": "You are on the list: {title}",
  "letter.registered.heading": "You have a place",
  "letter.registered.calendar": "We have attached a file for your calendar.",
  "letter.registered.waiting.subject": "You are on the waiting list: {title}",
  "letter.registered.waiting.heading": "You are on the waiting list",
  "letter.registered.waiting": "All the places have been taken. If one becomes free, we will email you.",

  "letter.moved-up.subject": "There is a place for you: {title}",
  "letter.moved-up.heading": "There is a place for you",
  "letter.moved-up.what": "You were on the waiting list. Now you can come.",

  "letter.activity-changed.subject": "Changed: {title}",
  "letter.activity-changed.heading": "The time or place has changed",
  "letter.activity-changed.what": "Here are the new details:",

  "letter.activity-cancelled.subject": "Cancelled: {title}",
  "letter.activity-cancelled.subject.withdrawn": "Cancelled: the activity on {date}",
  "letter.activity-cancelled.heading": "This activity has been cancelled",
  "letter.activity-cancelled.what": "You were going to come on {date}. This activity has been cancelled.",
  "letter.activity-cancelled.agenda": "View all activities",

  "letter.activity-reminder.subject": "Tomorrow: {title}",
  "letter.activity-reminder.subject.today": "Today: {title}",
  "letter.activity-reminder.heading": "See you tomorrow!",
  "letter.activity-reminder.heading.today": "See you soon!",
} as const;
