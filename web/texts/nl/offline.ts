/** The wijk among the apps of a device, and the page for when there is no network. */
export const offline = {
  "app.description": "Het plein van {wijk}: buren vragen elkaar om raad.",
  "offline.title": "Je hebt geen verbinding",
  "offline.what": "We kunnen de wijk nu niet bereiken. Kijk of je internet hebt.",
  "offline.drafts": "Wat je typte, staat nog op dit toestel. Vroeg je iets zonder naam? Ga dan een stap terug.",
  "offline.again": "Probeer het opnieuw",
  "offline.start": "Naar de voorpagina",
} as const;
