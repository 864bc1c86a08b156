/** The wijk among the apps of a device, and the page for when there is no network. */
export const offline = {
  "app.description": "The square of {wijk}: neighbours ask each other for advice.",
  "offline.title": "You have no connection",
  "offline.what": "We can't reach the wijk now. Check whether you have internet.",
  "offline.drafts": "What you typed is still on this device. Did you ask without a name? Then go back one step.",
  "offline.again": "Try again",
  "offline.start": "To the front page",
} as const;
