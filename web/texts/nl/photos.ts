/** Photos with what somebody writes. */
export const photos = {
  "photos.legend": "Een foto erbij?",
  "photos.hint": "Let op namen, gezichten en huisnummers. De plek halen wij uit de foto.",
  "photos.choose": "Kies foto's, samen hooguit vier",
  "photos.choose.go": "Kies een foto",
  "photos.none": "Nog geen foto gekozen. Dat is prima.",
  "photos.add": "Zet de foto erbij",
  "photos.alt": "Wat is er te zien op foto {number}?",
  "photos.alt.hint": "Voor wie de foto niet ziet. Mag leeg blijven.",
  "photos.remove": "Haal foto {number} weg",
  "photos.busy": "De foto is onderweg.",
  "photos.done": "De foto staat erbij. Vertel wat erop te zien is.",
  "photos.gone": "De foto is weg.",
  "photos.too-many": "Er staan al vier foto's. Haal er eerst een weg.",
  "photos.failed": "De foto kwam niet aan. Kijk of je internet hebt en kies hem nog eens.",
  "photos.look": "Kijk nog eens naar je foto's. Vertel wat erop te zien is.",
  "photos.ring": "In de kring gaan foto's niet mee. Die blijven in je eigen wijk.",
} as const;
