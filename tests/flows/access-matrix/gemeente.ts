/**
 * What each kind of caller gets of a gemeente, written by hand, in the columns
 *
 *   visitor, officer, administrator, server
 *
 * with the words of `expected.ts`. Routes that are not here exist on the square of a wijk alone.
 */
const gone = "404 404 404 404";
const all = "200 200 200 200";

export const expectedOfGemeente: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // Everybody
  "GET /": { "": all },
  "GET /toegankelijkheid": { "": all },
  "GET /vragen/:id": { announcement: "sheet sheet sheet sheet", absent: gone, malformed: gone },
  "GET /mededelingen": { "": all },
  "GET /mededelingen/:id": {
    announcement: "200 200 200 note",
    "withdrawn announcement": "404 404 404 note",
    absent: "404 404 404 note",
    malformed: gone,
  },
  "GET /assets/*": { "": gone },
  "GET /robots.txt": { "": all },
  "GET /healthz": { "": all },
  "GET /readyz": { "": all },
  "GET /metrics": { "": all },

  // The door
  "GET /inrichten": { "": gone },
  "POST /inrichten": { "": "404 404 404 403" },
  "GET /inloggen": { "": all },
  "POST /inloggen": { "": "422 422 422 403" },
  "GET /inloggen/code": { "": all },
  "POST /inloggen/code": { "": "422 422 422 403" },
  "GET /inloggen/link/:token": { unknown: "422 422 422 422" },
  "POST /taal": { "": "400 400 400 403", "a language": "303 303 303 403" },
  "GET /dev/mail": { "": all },
  "GET /dev/mail/:id": { absent: gone, malformed: gone },

  // Officers
  "POST /mededelingen/:id/antwoorden": {
    announcement: "401 303 303 403",
    "withdrawn announcement": "401 404 404 403",
    absent: "401 404 404 403",
    malformed: "401 404 404 403",
  },
  "GET /antwoorden/:id/veranderen": { absent: "door 404 404 door", malformed: "door 404 404 door" },
  "POST /antwoorden/:id/veranderen": { absent: "401 404 404 403", malformed: "401 404 404 403" },
  "GET /antwoorden/:id/intrekken": { absent: "door 404 404 door", malformed: "door 404 404 door" },
  "POST /antwoorden/:id/intrekken": { absent: "401 404 404 403", malformed: "401 404 404 403" },
  "POST /antwoorden/:id/verbergen": { absent: "401 404 404 403", malformed: "401 404 404 403" },
  "POST /antwoorden/:id/tonen": { absent: "401 404 404 403", malformed: "401 404 404 403" },
  "GET /mededelingen/nieuw": { "": "door 200 200 door" },
  "POST /mededelingen": { "": "401 422 422 403" },
  "GET /mededelingen/:id/veranderen": {
    announcement: "door 200 200 door",
    "withdrawn announcement": "door 404 404 door",
    absent: "door 404 404 door",
    malformed: "door 404 404 door",
  },
  "POST /mededelingen/:id/veranderen": {
    announcement: "401 303 303 403",
    "withdrawn announcement": "401 404 404 403",
    absent: "401 404 404 403",
    malformed: "401 404 404 403",
  },
  "GET /mededelingen/:id/intrekken": {
    announcement: "door 200 200 door",
    "withdrawn announcement": "door 404 404 door",
    absent: "door 404 404 door",
    malformed: "door 404 404 door",
  },
  "POST /mededelingen/:id/intrekken": {
    announcement: "401 303 303 403",
    "withdrawn announcement": "401 404 404 403",
    absent: "401 404 404 403",
    malformed: "401 404 404 403",
  },
  "POST /mededelingen/:id/vastmaken": {
    announcement: "401 303 303 403",
    "withdrawn announcement": "401 404 404 403",
    absent: "401 404 404 403",
    malformed: "401 404 404 403",
  },
  "POST /mededelingen/:id/losmaken": {
    announcement: "401 303 303 403",
    "withdrawn announcement": "401 404 404 403",
    absent: "401 404 404 403",
    malformed: "401 404 404 403",
  },
  "POST /mededelingen/concepten/:id/weg": {
    draft: "401 303 303 403",
    announcement: "401 404 404 403",
    absent: "401 404 404 403",
    malformed: "401 404 404 403",
  },
  "GET /wijken": { "": "door 200 200 door" },
  "POST /wijken/gebieden": { "": "401 422 422 403" },
  "GET /wijken/gebieden/:id": {
    area: "door 200 200 door",
    absent: "door 404 404 door",
    malformed: "door 404 404 door",
  },
  "POST /wijken/gebieden/:id": { area: "401 303 303 403", absent: "401 404 404 403", malformed: "401 404 404 403" },
  "POST /wijken/gebieden/:id/verwijderen": {
    area: "401 303 303 403",
    absent: "401 404 404 403",
    malformed: "401 404 404 403",
  },
  "GET /doorgegeven": { "": "door 200 200 door" },
  "GET /doorgegeven/:id": {
    handed: "door 200 200 door",
    absent: "door 404 404 door",
    malformed: "door 404 404 door",
  },
  "POST /doorgegeven/:id/antwoord": {
    handed: "401 422 422 403",
    absent: "401 404 404 403",
    malformed: "401 404 404 403",
  },
  "POST /doorgegeven/:id/verbeteren": {
    handed: "401 303 303 403",
    absent: "401 404 404 403",
    malformed: "401 404 404 403",
  },
  "POST /doorgegeven/:id/intrekken": {
    handed: "401 303 303 403",
    absent: "401 404 404 403",
    malformed: "401 404 404 403",
  },
  "POST /doorgegeven/:id/termijn": {
    handed: "401 422 422 403",
    absent: "401 404 404 403",
    malformed: "401 404 404 403",
  },
  "GET /moderatie": { "": "door 200 200 door" },
  "POST /moderatie/:id/doorlaten": { absent: "401 404 404 403", malformed: "401 404 404 403" },
  "POST /moderatie/:id/weigeren": { absent: "401 404 404 403", malformed: "401 404 404 403" },
  "GET /moderatie/schrijvers": { "": "door 200 200 door" },
  "POST /moderatie/schrijvers/:id/vrij": { absent: "401 404 404 403", malformed: "401 404 404 403" },
  "GET /moderatie/schrijver-van/:id": { absent: "door 404 404 door", malformed: "door 404 404 door" },
  "POST /moderatie/schrijver-van/:id": { absent: "401 404 404 403", malformed: "401 404 404 403" },
  "GET /beheer/logboek": { "": "door 200 200 door" },

  // Administrators
  "GET /team": { "": "door 404 200 door" },
  "POST /team": { "": "401 404 422 403" },
  "POST /team/:id/rol": { colleague: "401 404 303 403", absent: "401 404 404 403", malformed: "401 404 404 403" },
  "POST /team/:id/weg": { colleague: "401 404 303 403", absent: "401 404 404 403", malformed: "401 404 404 403" },
  "GET /beheer": { "": "door 404 200 door" },
  "GET /beheer/servers": { "": "door 404 200 door" },
  "GET /beheer/servers/geweerd.csv": { "": "door 404 200 door" },
  "POST /beheer/servers": { "": "401 404 422 403" },
  "POST /beheer/servers/vrij": { "": "401 404 303 403" },
  "GET /beheer/servers/lijst": { "": "door 404 200 door" },
  "POST /beheer/servers/lijst": { "": "401 404 422 403" },
  "POST /beheer/servers/lijst/af": { "": "401 404 303 403" },
  "POST /beheer/servers/lijst/aan": { "": "401 404 303 403" },
  "POST /beheer/servers/lijst/uit": { "": "401 404 303 403" },
  "GET /beheer/post": { "": "door 404 200 door" },
  "POST /beheer/post": { "": "401 404 303 403" },
  "GET /beheer/bezorging": { "": "door 404 200 door" },
  "POST /beheer/bezorging/opnieuw": { "": "401 404 303 403" },
  "POST /beheer/bezorging/binnen/:id/opnieuw": { absent: "401 404 404 403", malformed: "401 404 404 403" },
  "GET /beheer/bezorging/binnen/:id/weggooien": { absent: "door 404 404 door", malformed: "door 404 404 door" },
  "POST /beheer/bezorging/binnen/:id/weggooien": { absent: "401 404 404 403", malformed: "401 404 404 403" },
  "POST /beheer/bezorging/taken/:id/opnieuw": { absent: "401 404 404 403", malformed: "401 404 404 403" },

  // Other servers
  "GET /.well-known/webfinger": { "": "400 400 400 400" },
  "GET /.well-known/nodeinfo": { "": all },
  "GET /.well-known/host-meta": { "": all },
  "GET /nodeinfo/2.1": { "": all },
  "GET /ap/ns": { "": all },
  "GET /ap/a/:id": { gemeente: "page page page 200", absent: gone, malformed: gone },
  "GET /ap/a/:id/outbox": { gemeente: all, absent: gone, malformed: gone },
  "GET /ap/a/:id/followers": { gemeente: all, absent: gone, malformed: gone },
  "GET /ap/a/:id/following": { gemeente: all, absent: gone, malformed: gone },
  "GET /ap/a/:id/featured": { gemeente: all, absent: gone, malformed: gone },
  "GET /ap/a/:id/moderators": { gemeente: all, absent: gone, malformed: gone },
  "GET /ap/a/:id/kring": { gemeente: gone, absent: gone, malformed: gone },
  "GET /ap/a/:id/drawing.png": { gemeente: all, absent: gone, malformed: gone },
  "GET /ap/o/:id": {
    announcement: "sheet sheet sheet 200",
    "withdrawn announcement": "410 410 410 410",
    absent: gone,
    malformed: gone,
  },
  "GET /ap/o/:id/event": { announcement: gone, "withdrawn announcement": gone, absent: gone, malformed: gone },
  "GET /ap/o/:id/replies": { announcement: all, "withdrawn announcement": gone, absent: gone, malformed: gone },
  "GET /ap/o/:id/context": { announcement: all, "withdrawn announcement": gone, absent: gone, malformed: gone },
  "GET /ap/v/:id": { absent: gone, malformed: gone },
  "POST /ap/inbox": { unsigned: "401 401 401 401" },
  "POST /ap/a/:id/inbox": { gemeente: "401 401 401 401", absent: "401 401 401 401" },
  // Last, since it ends the session of whoever calls it.
  "POST /uitloggen": { "": "401 303 303 403" },
};
