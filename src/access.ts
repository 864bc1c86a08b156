import { type Mode, modes } from "./kernel/mode.ts";
import { isAdministrator, isModerator, isWijkwijzer, type Reader } from "./kernel/reader.ts";

/**
 * Who may call what. `always`: anyone, also while the wijk has no name yet. `before-set-up`: only while it has none. `this-machine`:
 * only from the machine itself, without a proxy. `this-machine-or-token`: the same, and whoever sends METRICS_TOKEN. Whether someone
 * may read a particular post is not decided here but by `mayRead`.
 */
export type Access =
  | "anyone"
  | "always"
  | "resident"
  | "wijkwijzer"
  | "moderator"
  | "administrator"
  | "before-set-up"
  | "this-machine"
  | "this-machine-or-token";

/**
 * Who may call a route, and where it exists. A route exists on the square of a wijk and nowhere else, unless its row says
 * `both` or `gemeente`. In a gemeente everybody who is signed in is on its team: `moderator` are those who write.
 */
export type Row = Access | { readonly needed: Access; readonly modes: readonly Mode[] };

const both = (needed: Access): Row => ({ needed, modes });
const gemeente = (needed: Access): Row => ({ needed, modes: ["gemeente"] });

/** Every route, and who may call it. A route without a row does not start. */
export const access: Readonly<Record<string, Row>> = {
  // Pages for everyone
  "GET /": both("anyone"),
  "GET /over": both("anyone"),
  "GET /huisregels": "anyone",
  "GET /wie-ziet-wat": "anyone",
  "GET /toegankelijkheid": both("anyone"),
  "GET /weergave": both("always"),
  "POST /weergave": both("always"),
  "GET /vragen": "anyone",
  "GET /vragen/:id": both("anyone"),
  "GET /vragen/:id/volgen": "anyone",
  "GET /buurwijken": "anyone",
  "GET /buiten/:handle": "anyone",
  "GET /mededelingen": both("anyone"),
  "GET /mededelingen/:id": both("anyone"),
  "GET /peilingen": "anyone",
  "GET /peilingen/:id": "anyone",
  "GET /agenda": "anyone",
  "GET /agenda/:id": "anyone",
  "GET /aanbod": "anyone",
  "GET /aanbod/:id": "anyone",
  // Coming to what is for everyone, without an account; a secret in the address of a letter opens the registration
  "POST /agenda/:id/aanmelden-per-mail": "anyone",
  "GET /aanmelding/:key": "anyone",
  "POST /aanmelding/:key": "anyone",
  "POST /aanmelding/:key/afmelden": "anyone",
  "POST /aanmelding/:key/geen-herinnering": "anyone",
  "POST /aanmelding/:key/wel-herinnering": "anyone",
  "GET /wijkwijzers": "anyone",
  "GET /zoeken": "anyone",
  "GET /volgen": "anyone",
  "POST /volgen": "anyone",
  "GET /vragen/:id/eigen-plek": "anyone",
  "POST /vragen/:id/eigen-plek": "anyone",
  // A visitor signs in first; that is remembered, and not a refusal
  "GET /van-elders": "anyone",

  // What is read elsewhere, the same for everyone
  "GET /plein.atom": "anyone",
  "GET /plein.json": "anyone",
  "GET /vragen/:id/antwoorden.atom": "anyone",
  "GET /vragen/:id/antwoorden.json": "anyone",
  "GET /agenda.ics": "anyone",
  "GET /agenda/:id/activiteit.ics": "anyone",
  "GET /oembed": "anyone",
  // Who may see a photo is who may read what it stands with
  "GET /fotos/:id/:size": both("anyone"),
  "GET /insluiten": "anyone",
  "GET /op-je-eigen-site": "anyone",

  // A question without a name: the secret in the address is what lets in
  "GET /mijn-vraag/:secret": "anyone",
  "POST /mijn-vraag/:secret/antwoorden": "anyone",
  "POST /mijn-vraag/:secret/terugnemen": "anyone",
  "POST /mijn-vraag/:secret/geholpen": "anyone",
  "POST /mijn-vraag/:secret/niet-geholpen": "anyone",
  "POST /mijn-vraag/:secret/afronden": "anyone",
  "POST /mijn-vraag/:secret/samen-afronden": "anyone",
  "POST /mijn-vraag/:secret/heropenen": "anyone",
  "POST /mijn-vraag/:secret/toch-niet": "anyone",
  "GET /mijn-vraag/:secret/veranderen": "anyone",
  "POST /mijn-vraag/:secret/veranderen": "anyone",
  "GET /mijn-vraag/:secret/verder": "anyone",
  "POST /mijn-vraag/:secret/verder": "anyone",
  "GET /mijn-vraag/:secret/intrekken": "anyone",
  "POST /mijn-vraag/:secret/intrekken": "anyone",

  // Files
  "GET /assets/*": both("anyone"),
  // The logo and the colours of this wijk or gemeente, the same for everyone
  "GET /huisstijl/:name": both("always"),
  "GET /robots.txt": both("anyone"),
  // The wijk among the apps of a device, and what it keeps for when there is no network: the same for everyone
  "GET /manifest.webmanifest": both("always"),
  "GET /icoon/:name": both("always"),
  "GET /dienst.js": both("always"),
  "GET /geen-verbinding": both("always"),

  // Machines that look after this one
  "GET /healthz": both("anyone"),
  "GET /readyz": both("anyone"),
  "GET /metrics": both("this-machine-or-token"),

  // The door
  "GET /inrichten": both("before-set-up"),
  "POST /inrichten": both("before-set-up"),
  "GET /meedoen": "anyone",
  "GET /meedoen/:code": "anyone",
  "POST /meedoen": "anyone",
  "GET /meedoen/zonder-code": "anyone",
  "POST /meedoen/zonder-code": "anyone",
  "GET /meedoen/gevraagd": "anyone",
  "GET /instaan/:token": "anyone",
  "POST /instaan/:token": "anyone",
  // What was decided about whoever holds the link of a letter
  "GET /besluit/:key": "anyone",
  "POST /besluit/:key/bezwaar": "anyone",
  "GET /besluit/:key/buurwijk": "anyone",
  "POST /besluit/:key/buurwijk": "anyone",
  "POST /besluit/:key/buurwijk/terugnemen": "anyone",
  "GET /inloggen": both("anyone"),
  "POST /inloggen": both("anyone"),
  "GET /inloggen/code": both("anyone"),
  "POST /inloggen/code": both("anyone"),
  "GET /inloggen/link/:token": both("anyone"),
  "POST /inloggen/passkey/begin": both("anyone"),
  "POST /inloggen/passkey": both("anyone"),
  "POST /uitloggen": both("resident"),
  // From the foot of every page, also before there is a wijk
  "POST /taal": both("anyone"),
  // With a key that stands under a letter
  "GET /post/:key": "anyone",
  "POST /post/:key": "anyone",
  "POST /post/:key/weer": "anyone",
  "GET /hielp-het/:token/ja": "anyone",
  "POST /hielp-het/:token/ja": "anyone",
  "GET /hielp-het/:token/nee": "anyone",
  "POST /hielp-het/:token/nee": "anyone",
  "GET /dev/mail": both("this-machine"),
  "GET /dev/mail/:id": both("this-machine"),
  "GET /dev/stijl": both("this-machine"),

  // Residents
  "GET /vragen/nieuw": "resident",
  "POST /vragen": "resident",
  "POST /vragen/voorbeeld": "resident",
  "POST /fotos": both("resident"),
  "POST /fotos/:id/weg": both("resident"),
  "GET /vragen/lijkt-op": "resident",
  "POST /vragen/lijkt-op": "resident",
  "GET /vragen/gevonden": "resident",
  "POST /vragen/:id/antwoorden": "resident",
  "POST /mededelingen/:id/antwoorden": both("resident"),
  "POST /vragen/:id/geholpen": "resident",
  "POST /vragen/:id/niet-geholpen": "resident",
  "POST /vragen/:id/afronden": "resident",
  "POST /vragen/:id/heropenen": "resident",
  "POST /vragen/:id/ik-ook": "resident",
  "POST /vragen/:id/ik-ook-niet": "resident",
  "GET /vragen/:id/melden": "resident",
  "POST /vragen/:id/melden": "resident",
  "POST /vragen/:id/melden/opnieuw": "resident",
  "GET /vragen/:id/veranderen": "resident",
  "POST /vragen/:id/veranderen": "resident",
  "GET /vragen/:id/intrekken": "resident",
  "POST /vragen/:id/intrekken": "resident",
  "POST /vragen/:id/samen-afronden": "resident",
  "GET /vragen/:id/verder": "resident",
  "POST /vragen/:id/verder": "resident",
  "POST /vragen/:id/doorgegeven/terugnemen": "resident",
  "GET /antwoorden/:id/veranderen": both("resident"),
  "POST /antwoorden/:id/veranderen": both("resident"),
  "GET /antwoorden/:id/intrekken": both("resident"),
  "POST /antwoorden/:id/intrekken": both("resident"),
  "GET /vragen/:id/klopt-niet": "anyone",
  "POST /vragen/:id/klopt-niet": "anyone",
  "GET /antwoorden/:id/klopt-niet": "anyone",
  "POST /antwoorden/:id/klopt-niet": "anyone",
  "GET /mededelingen/:id/klopt-niet": "anyone",
  "POST /mededelingen/:id/klopt-niet": "anyone",
  "GET /peilingen/:id/klopt-niet": "anyone",
  "POST /peilingen/:id/klopt-niet": "anyone",
  "GET /peilingen/nieuw": "resident",
  "POST /peilingen": "resident",
  "POST /peilingen/:id/stemmen": "resident",
  "GET /peilingen/:id/veranderen": "resident",
  "POST /peilingen/:id/veranderen": "resident",
  "GET /peilingen/:id/sluiten": "resident",
  "POST /peilingen/:id/sluiten": "resident",
  "GET /peilingen/:id/intrekken": "resident",
  "POST /peilingen/:id/intrekken": "resident",
  "GET /agenda/nieuw": "resident",
  "POST /agenda": "resident",
  "POST /agenda/:id/aanmelden": "resident",
  "POST /agenda/:id/afmelden": "resident",
  "GET /agenda/:id/veranderen": "resident",
  "POST /agenda/:id/veranderen": "resident",
  "GET /agenda/:id/afgelasten": "resident",
  "POST /agenda/:id/afgelasten": "resident",
  "GET /agenda/:id/intrekken": "resident",
  "POST /agenda/:id/intrekken": "resident",
  "GET /agenda/:id/klopt-niet": "anyone",
  "POST /agenda/:id/klopt-niet": "anyone",
  "GET /aanbod/nieuw": "resident",
  "POST /aanbod": "resident",
  // An organisation's own; everybody else finds nothing
  "GET /aanbod/gevraagd": "resident",
  "GET /aanbod/:id/veranderen": "resident",
  "POST /aanbod/:id/veranderen": "resident",
  "POST /aanbod/:id/stand": "resident",
  "POST /aanbod/:id/verlengen": "resident",
  "GET /aanbod/:id/intrekken": "resident",
  "POST /aanbod/:id/intrekken": "resident",
  "GET /aanbod/:id/klopt-niet": "anyone",
  "POST /aanbod/:id/klopt-niet": "anyone",
  "GET /vragen/:id/aan/:aanbod": "resident",
  "POST /vragen/:id/aan/:aanbod": "resident",
  "GET /ik": "resident",
  "POST /ik/naam": "resident",
  "POST /ik/buiten": "resident",
  "POST /ik/uitnodigingen": "resident",
  "GET /ik/profiel": "resident",
  "POST /ik/profiel": "resident",
  "GET /ik/verhuizen": "resident",
  "POST /ik/verhuizen": "resident",
  "POST /ik/verhuizen/ja": "resident",
  "POST /ik/verhuizen/terug": "resident",
  "POST /ik/verhuizen/eerder": "resident",
  "POST /ik/verhuizen/eerder/weg": "resident",
  "GET /ik/volgt.csv": "resident",
  "GET /ik/gegevens": both("resident"),
  "GET /ik/gegevens/alles.json": both("resident"),
  "GET /ik/gegevens/alles.html": both("resident"),
  "POST /ik/gegevens/opnieuw": both("resident"),
  "GET /ik/weggaan": "resident",
  "POST /ik/weggaan": "resident",
  "POST /ik/weggaan/blijven": "resident",
  "POST /ik/weggaan/opnieuw": "resident",
  "GET /ik/inloggen": both("resident"),
  "POST /ik/inloggen/opnieuw": both("resident"),
  "POST /ik/passkeys/begin": both("resident"),
  "POST /ik/passkeys": both("resident"),
  // One's own; everybody else finds nothing
  "POST /ik/passkeys/:id/naam": both("resident"),
  "GET /ik/passkeys/:id/weg": both("resident"),
  "POST /ik/passkeys/:id/weg": both("resident"),
  "POST /ik/apparaten/andere/uit": both("resident"),
  "POST /ik/apparaten/alle/uit": both("resident"),
  "POST /ik/apparaten/:id/uit": both("resident"),
  "GET /ik/post": "resident",
  "POST /ik/post": "resident",

  // Wijkwijzers
  "GET /mijn-tafel": "wijkwijzer",
  "GET /mijn-tafel/volgen": "wijkwijzer",
  "GET /mijn-tafel/instellingen": "wijkwijzer",
  "POST /mijn-tafel/instellingen": "wijkwijzer",
  "POST /mijn-tafel/vragen/:id/oppakken": "wijkwijzer",
  "POST /mijn-tafel/vragen/:id/teruggeven": "wijkwijzer",
  "POST /mijn-tafel/vragen/:id/samen-afronden": "wijkwijzer",
  "GET /mijn-tafel/vragen/:id/terugvragen": "wijkwijzer",
  "POST /mijn-tafel/vragen/:id/terugvragen": "wijkwijzer",
  "GET /mijn-tafel/vragen/:id/doorgeven": "wijkwijzer",
  "POST /mijn-tafel/vragen/:id/doorgeven": "wijkwijzer",
  "POST /mijn-tafel/gesproken": "wijkwijzer",
  "GET /mijn-tafel/gesproken/:id": "wijkwijzer",
  "POST /mijn-tafel/gesproken/:id": "wijkwijzer",
  "POST /mijn-tafel/gesproken/:id/klaar": "wijkwijzer",
  // For whoever wrote it down, also when they are wijkwijzer no longer: somebody waits for it.
  "GET /mijn-tafel/gesproken/:id/terugbrengen": "resident",
  "POST /mijn-tafel/gesproken/:id/terugbrengen": "resident",
  "POST /ik/berichten": "resident",
  "GET /seintjes": "resident",
  "GET /seintjes/volgen": "resident",
  "POST /seintjes/weer-nieuw": "resident",

  // Neighbours who chose to be found; whoever is no neighbour finds nothing
  "GET /buren": "resident",
  "GET /buren/:id": "resident",
  "GET /buren/:id/schrijven": "resident",
  "POST /buren/:id/schrijven": "resident",
  "GET /buren/:id/blokkeren": "resident",
  "POST /buren/:id/blokkeren": "resident",
  "GET /buren/:id/klopt-niet": "resident",
  "POST /buren/:id/klopt-niet": "resident",

  // Private threads: for its two sides alone, whatever roles others have
  "GET /gesprekken": "resident",
  "GET /gesprekken/nieuw/:id": "resident",
  "POST /gesprekken/nieuw/:id": "resident",
  "GET /gesprekken/:id": "resident",
  "POST /gesprekken/:id/berichten": "resident",
  "POST /gesprekken/:id/ja": "resident",
  "POST /gesprekken/:id/nee": "resident",
  "GET /gesprekken/:id/sluiten": "resident",
  "POST /gesprekken/:id/sluiten": "resident",
  "GET /gesprekken/:id/blokkeren": "resident",
  "POST /gesprekken/:id/blokkeren": "resident",
  "POST /blokkades/:id/opheffen": "resident",
  "GET /berichten/:id/intrekken": "resident",
  "POST /berichten/:id/intrekken": "resident",
  "GET /berichten/:id/klopt-niet": "resident",
  "POST /berichten/:id/klopt-niet": "resident",

  // Wijkwijzers
  "GET /toevertrouwd": "wijkwijzer",
  "GET /toevertrouwd/:id": "wijkwijzer",

  // Moderators
  "GET /vragen/:id/ontzegelen": "moderator",
  "POST /vragen/:id/ontzegelen": "moderator",
  "POST /vragen/:id/ontzegelen/besluiten": "moderator",
  "POST /vragen/:id/ontzegelen/naam": "moderator",
  "POST /antwoorden/:id/verbergen": both("moderator"),
  "POST /antwoorden/:id/tonen": both("moderator"),
  "POST /vragen/:id/verbergen": "moderator",
  "POST /vragen/:id/tonen": "moderator",
  "POST /peilingen/:id/verbergen": "moderator",
  "POST /peilingen/:id/tonen": "moderator",
  "POST /agenda/:id/verbergen": "moderator",
  "POST /agenda/:id/tonen": "moderator",
  "POST /aanbod/:id/verbergen": "moderator",
  "POST /aanbod/:id/tonen": "moderator",
  "POST /buren/:id/verbergen": "moderator",
  "POST /buren/:id/tonen": "moderator",
  "POST /buren/:id/laten-staan": "moderator",
  "GET /mededelingen/nieuw": both("moderator"),
  "POST /mededelingen": both("moderator"),
  "GET /mededelingen/:id/veranderen": both("moderator"),
  "POST /mededelingen/:id/veranderen": both("moderator"),
  "GET /mededelingen/:id/intrekken": both("moderator"),
  "POST /mededelingen/:id/intrekken": both("moderator"),
  "POST /mededelingen/:id/vastmaken": both("moderator"),
  "POST /mededelingen/:id/losmaken": both("moderator"),
  "POST /mededelingen/:id/verbergen": "moderator",
  "POST /mededelingen/:id/tonen": "moderator",
  "GET /moderatie/bezwaren": "moderator",
  "POST /moderatie/bezwaren/:id": "moderator",
  "POST /moderatie/buurbezwaren/:id": "moderator",
  "GET /moderatie/schorsingen": "moderator",
  "GET /moderatie/schorsingen/:id": "moderator",
  "POST /moderatie/schorsingen/:id": "moderator",
  "POST /moderatie/schorsingen/:id/opheffen": "moderator",
  "GET /moderatie/meldingen": "moderator",
  "GET /moderatie/meldingen/volgen": "moderator",
  "POST /moderatie/meldingen/:id/verbergen": "moderator",
  "POST /moderatie/meldingen/:id/laten": "moderator",
  "POST /moderatie/meldingen/:id/doorsturen": "moderator",
  "GET /moderatie/schrijvers": both("moderator"),
  "POST /moderatie/schrijvers/:id/vrij": both("moderator"),
  "GET /moderatie/schrijver-van/:id": both("moderator"),
  "POST /moderatie/schrijver-van/:id": both("moderator"),
  "POST /moderatie/meldingen/:id/sluiten": "moderator",
  "POST /moderatie/meldingen/:id/afwijzen": "moderator",

  "GET /moderatie": both("moderator"),
  "GET /moderatie/volgen": both("moderator"),
  "POST /moderatie/:id/doorlaten": both("moderator"),
  "POST /moderatie/:id/weigeren": both("moderator"),
  "GET /beheer/logboek": both("moderator"),

  // Administrators
  "GET /beheer": both("administrator"),
  "GET /beheer/uiterlijk": both("administrator"),
  "POST /beheer/uiterlijk": both("administrator"),
  "GET /beheer/wijk": both("administrator"),
  "POST /beheer/wijk": both("administrator"),
  "GET /beheer/codes": "administrator",
  "POST /beheer/codes": "administrator",
  "POST /beheer/codes/:id/intrekken": "administrator",
  "GET /beheer/brieven": "administrator",
  "POST /beheer/brieven": "administrator",
  "POST /beheer/brieven/:id/intrekken": "administrator",
  "GET /beheer/aanvragen": "administrator",
  "POST /beheer/aanvragen/:id/ja": "administrator",
  "POST /beheer/aanvragen/:id/nee": "administrator",
  "GET /beheer/toelating": "administrator",
  "POST /beheer/toelating": "administrator",
  "GET /beheer/leden": "administrator",
  "POST /beheer/leden/:id/rollen": "administrator",
  "GET /beheer/leden/:id/verwijderen": "administrator",
  "POST /beheer/leden/:id/verwijderen": "administrator",
  "GET /beheer/wachttijden": "administrator",
  "POST /beheer/wachttijden": "administrator",
  "GET /beheer/organisaties": "administrator",
  "POST /beheer/organisaties": "administrator",
  "POST /beheer/organisaties/:id/weg": "administrator",
  "GET /beheer/buurten": "administrator",
  "POST /beheer/buurten": "administrator",
  "POST /beheer/buurten/:id/naam": "administrator",
  "POST /beheer/buurten/:id/verwijderen": "administrator",
  "GET /beheer/onderwerpen": "administrator",
  "POST /beheer/onderwerpen": "administrator",
  "GET /beheer/onderwerpen/:id": "administrator",
  "POST /beheer/onderwerpen/:id": "administrator",
  "POST /beheer/onderwerpen/:id/omhoog": "administrator",
  "POST /beheer/onderwerpen/:id/omlaag": "administrator",
  "POST /beheer/onderwerpen/:id/stoppen": "administrator",
  "POST /beheer/onderwerpen/:id/weer": "administrator",
  "GET /beheer/buurwijken": "administrator",
  "GET /beheer/buurwijken/volgt.csv": "administrator",
  "POST /beheer/buurwijken": "administrator",
  "POST /beheer/buurwijken/:id/stoppen": "administrator",
  "GET /beheer/meldingen": "administrator",
  "POST /beheer/meldingen": "administrator",
  "POST /beheer/meldingen/stoppen": "administrator",
  "GET /beheer/kring": "administrator",
  "POST /beheer/kring": "administrator",
  "GET /beheer/kring/:id": "administrator",
  "POST /beheer/kring/:id": "administrator",
  "GET /beheer/officiele-bronnen": "administrator",
  "POST /beheer/officiele-bronnen": "administrator",
  "POST /beheer/officiele-bronnen/ja": "administrator",
  "GET /beheer/officiele-bronnen/:id": "administrator",
  "POST /beheer/officiele-bronnen/:id": "administrator",
  "POST /beheer/officiele-bronnen/:id/opnieuw": "administrator",
  "POST /beheer/officiele-bronnen/:id/stoppen": "administrator",
  "GET /beheer/servers": both("administrator"),
  "GET /beheer/servers/geweerd.csv": both("administrator"),
  "POST /beheer/servers": both("administrator"),
  "POST /beheer/servers/vrij": both("administrator"),
  "GET /beheer/servers/lijst": both("administrator"),
  "POST /beheer/servers/lijst": both("administrator"),
  "POST /beheer/servers/lijst/af": both("administrator"),
  "POST /beheer/servers/lijst/aan": both("administrator"),
  "POST /beheer/servers/lijst/uit": both("administrator"),
  "GET /beheer/post": both("administrator"),
  "POST /beheer/post": both("administrator"),
  "GET /beheer/post/teksten": both("administrator"),
  "GET /beheer/post/teksten/:kind": both("administrator"),
  "GET /beheer/post/teksten/:kind/voorbeeld.html": both("administrator"),
  "POST /beheer/post/teksten/:kind": both("administrator"),
  "POST /beheer/post/teksten/:kind/terug": both("administrator"),
  "GET /beheer/bezorging": both("administrator"),
  "POST /beheer/bezorging/opnieuw": both("administrator"),
  "POST /beheer/bezorging/binnen/:id/opnieuw": both("administrator"),
  "GET /beheer/bezorging/binnen/:id/weggooien": both("administrator"),
  "POST /beheer/bezorging/binnen/:id/weggooien": both("administrator"),
  "POST /beheer/bezorging/taken/:id/opnieuw": both("administrator"),

  // A gemeente alone
  "POST /mededelingen/concepten/:id/weg": gemeente("moderator"),
  "GET /wijken": gemeente("moderator"),
  "POST /wijken/gebieden": gemeente("moderator"),
  "GET /wijken/gebieden/:id": gemeente("moderator"),
  "POST /wijken/gebieden/:id": gemeente("moderator"),
  "POST /wijken/gebieden/:id/verwijderen": gemeente("moderator"),
  "GET /doorgegeven": gemeente("moderator"),
  "GET /doorgegeven/:id": gemeente("moderator"),
  "POST /doorgegeven/:id/antwoord": gemeente("moderator"),
  "POST /doorgegeven/:id/verbeteren": gemeente("moderator"),
  "POST /doorgegeven/:id/intrekken": gemeente("moderator"),
  "POST /doorgegeven/:id/termijn": gemeente("moderator"),
  "GET /team": gemeente("administrator"),
  "POST /team": gemeente("administrator"),
  "POST /team/:id/rol": gemeente("administrator"),
  "POST /team/:id/weg": gemeente("administrator"),

  // Other servers
  "GET /.well-known/webfinger": both("anyone"),
  "GET /.well-known/nodeinfo": both("anyone"),
  "GET /.well-known/host-meta": both("anyone"),
  "GET /nodeinfo/2.1": both("anyone"),
  "GET /ap/ns": both("anyone"),
  "GET /ap/a/:id": both("anyone"),
  "GET /ap/a/:id/outbox": both("anyone"),
  "GET /ap/a/:id/followers": both("anyone"),
  "GET /ap/a/:id/following": both("anyone"),
  "GET /ap/a/:id/featured": both("anyone"),
  "GET /ap/a/:id/moderators": both("anyone"),
  "GET /ap/a/:id/kring": both("anyone"),
  "GET /ap/a/:id/drawing.png": both("anyone"),
  "GET /ap/o/:id": both("anyone"),
  "GET /ap/o/:id/event": both("anyone"),
  "GET /ap/o/:id/replies": both("anyone"),
  "GET /ap/o/:id/context": both("anyone"),
  "GET /ap/v/:id": both("anyone"),
  "POST /ap/inbox": both("anyone"),
  "POST /ap/a/:id/inbox": both("anyone"),
};

/** Who may call the route of a row. */
export const neededFor = (row: Row): Access => (typeof row === "string" ? row : row.needed);

/** Whether the route of a row exists in a mode. Where it does not, its address is like any that nobody knows. */
export const existsIn = (row: Row, mode: Mode): boolean =>
  typeof row === "string" ? mode === "wijk" : row.modes.includes(mode);

const shapesOfPages = Object.keys(access)
  .filter((name) => name.startsWith("GET ") && !name.includes("*"))
  .map((name) => new RegExp(`^${name.replace("GET ", "").replaceAll(".", "\\.").replace(/:\w+/g, "[^/]+")}$`));

/** Whether something can stand at a path for somebody who opens it. */
export const isPage = (path: string): boolean => shapesOfPages.some((shape) => shape.test(path.replace(/\?.*$/, "")));

/** What to answer someone who calls a route: let in, ask to sign in, or act as if it did not exist. */
export type Admittance = "in" | "sign-in" | "absent";

export const admit = (
  needed: Access,
  caller: {
    readonly reader: Reader;
    readonly isSetUp: boolean;
    readonly fromThisMachine: boolean;
    readonly hasToken: boolean;
  },
): Admittance => {
  const { reader } = caller;
  switch (needed) {
    case "anyone":
    case "always":
      return "in";
    case "before-set-up":
      return caller.isSetUp ? "absent" : "in";
    case "this-machine":
      return caller.fromThisMachine ? "in" : "absent";
    case "this-machine-or-token":
      return caller.fromThisMachine || caller.hasToken ? "in" : "absent";
    case "resident":
      return reader.kind === "resident" ? "in" : "sign-in";
    case "wijkwijzer":
      return reader.kind === "visitor" ? "sign-in" : isWijkwijzer(reader) ? "in" : "absent";
    case "moderator":
      return reader.kind === "visitor" ? "sign-in" : isModerator(reader) ? "in" : "absent";
    case "administrator":
      return reader.kind === "visitor" ? "sign-in" : isAdministrator(reader) ? "in" : "absent";
  }
};
