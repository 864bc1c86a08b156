import { appearancePage } from "../../web/pages/appearance.ts";
import { checkMailPage } from "../../web/pages/check-mail.ts";
import { confirmMovePage } from "../../web/pages/confirm-move.ts";
import { handlePage } from "../../web/pages/handle-page.ts";
import { joinPage } from "../../web/pages/join.ts";
import { linkElsewherePage } from "../../web/pages/link-elsewhere.ts";
import { mePage } from "../../web/pages/me.ts";
import { movingPage } from "../../web/pages/moving.ts";
import { myDataPage } from "../../web/pages/my-data.ts";
import { myPostPage } from "../../web/pages/my-post.ts";
import { ownSignInPage } from "../../web/pages/own-sign-in.ts";
import { removePasskeyPage } from "../../web/pages/remove-passkey.ts";
import { signInPage } from "../../web/pages/sign-in.ts";
import { stopPostPage } from "../../web/pages/stop-post.ts";
import { stylePage } from "../../web/pages/style.ts";
import type { MomentView, OutsideView, ShellView } from "../../web/views.ts";

const form = { values: {}, problems: [] };
const problem = (field: string, reason: string) => ({ field, reason });

/** The pages of coming in and of one's own things; also with problems, and empty. */
export const residentSamples = ({
  visitor,
  resident,
  ago,
  outside,
  withHandle,
}: {
  readonly visitor: (path: string) => ShellView;
  readonly resident: (path: string) => ShellView;
  readonly ago: (hours: number) => MomentView;
  readonly outside: OutsideView;
  readonly withHandle: OutsideView;
}): Readonly<Record<string, unknown>> => ({
  join: joinPage({
    vouchersNeeded: 1,
    shell: visitor("/meedoen"),
    invitedBy: "Henk",
    values: { code: "linde-kat-boom" },
    problems: [],
  }),
  "join-problems": joinPage({
    vouchersNeeded: 1,
    shell: visitor("/meedoen"),
    invitedBy: null,
    values: { email: "x" },
    problems: [problem("code", "code-used"), problem("name", "name-missing"), problem("email", "email-invalid")],
  }),
  "sign-in": signInPage({ shell: visitor("/inloggen"), passkeys: true, ...form }),
  "sign-in-passkey-wrong": signInPage({
    shell: visitor("/inloggen"),
    passkeys: true,
    values: {},
    problems: [problem("form", "passkey-wrong")],
  }),
  "sign-in-without-passkeys": signInPage({ shell: visitor("/inloggen"), passkeys: false, ...form }),
  "own-sign-in": ownSignInPage({
    shell: resident("/ik/inloggen"),
    problems: [problem("passkey", "passkey-wrong")],
    fresh: true,
    passkeys: [
      { id: "1", name: "Mijn telefoon", made: ago(30), used: ago(2) },
      { id: "2", name: "Deeerglangenaamzonderspaties".repeat(2), made: ago(300), used: null },
    ],
    devices: [
      { id: "1", device: "phone", here: true, since: ago(30), seen: ago(0) },
      { id: "2", device: "computer", here: false, since: ago(300), seen: ago(30) },
      { id: "3", device: null, here: false, since: ago(300), seen: ago(200) },
    ],
  }),
  "own-sign-in-a-while-ago": ownSignInPage({
    shell: resident("/ik/inloggen"),
    problems: [],
    fresh: false,
    passkeys: [],
    devices: [{ id: "1", device: "tablet", here: true, since: ago(30), seen: ago(0) }],
  }),
  "own-sign-in-without-passkeys": ownSignInPage({
    shell: resident("/ik/inloggen"),
    problems: [],
    fresh: true,
    passkeys: null,
    devices: [],
  }),
  "my-data": myDataPage({
    agreed: [
      {
        what: "Buren mogen je vinden",
        said: "Ja gezegd: maandag",
        version: "Tekst 1",
        takenBack: null,
        href: "/ik/profiel",
        shown: null,
      },
      {
        what: "Een vraag mag naar de kring",
        said: "Ja gezegd: dinsdag",
        version: null,
        takenBack: null,
        href: null,
        shown: "Wie heeft een ladder?",
      },
    ],
    shell: resident("/ik/gegevens"),
    fresh: true,
    kept: [
      {
        what: "Je e-mailadres",
        about: "Om je brieven te sturen.",
        where: [{ place: "Apart en op slot", until: "Zolang je meedoet" }],
      },
    ],
    looks: [
      { at: ago(3), what: "Vraag verborgen", by: "Samira", reason: "Niet vriendelijk", href: "/vragen/1" },
      { at: ago(30), what: "Taken van Anneke: wijkwijzer", by: null, reason: "", href: null },
    ],
  }),
  "my-data-a-while-ago": myDataPage({ agreed: [], shell: resident("/ik/gegevens"), fresh: false, kept: [], looks: [] }),
  "remove-passkey": removePasskeyPage({ shell: resident("/ik/passkeys/1/weg"), id: "1", name: "Mijn telefoon" }),
  "check-mail": checkMailPage({
    shell: visitor("/inloggen/code"),
    devMail: true,
    values: {},
    problems: [problem("code", "code-wrong")],
  }),
  "link-elsewhere": linkElsewherePage({ shell: visitor("/inloggen"), action: "/inloggen/link/abc", ...form }),
  appearance: appearancePage({
    shell: visitor("/weergave"),
    chosen: { colours: "device", text: "gewoon" },
    back: "/vragen",
  }),
  "appearance-chosen": appearancePage({
    shell: { ...resident("/weergave"), appearance: { colours: "contrast-dark", text: "groot" } },
    chosen: { colours: "contrast-dark", text: "groot" },
    back: "/",
  }),
  style: stylePage({ shell: visitor("/dev/stijl") }),
  me: mePage({
    shell: resident("/ik"),
    nameForm: form,
    outside,
    outsideForm: form,
    introduction: "not",
    messages: { mayBeAsked: true, moderates: false },
    fresh: "https://holtveen.example/meedoen/linde-kat-boom-7",
    invitations: [
      { link: "https://holtveen.example/meedoen/linde-kat-boom-7", state: "open", until: ago(-300) },
      { link: "https://holtveen.example/meedoen/iep-vos-brug-2", state: "used", until: ago(-30) },
      { link: "https://holtveen.example/meedoen/es-das-sluis-9", state: "expired", until: ago(30) },
    ],
  }),
  "me-outside": mePage({
    shell: resident("/ik"),
    nameForm: { values: { name: "" }, problems: [problem("name", "name-missing")] },
    outside: withHandle,
    outsideForm: form,
    introduction: "shown",
    messages: { mayBeAsked: false, moderates: true },
    invitationProblems: [problem("form", "too-many-invitations")],
    fresh: null,
    invitations: [],
  }),
  moving: movingPage({
    shell: resident("/ik/verhuizen"),
    ...form,
    handle: "@daan@holtveen.example",
    moved: null,
    mayMoveFrom: null,
    earlier: [
      { id: "1", handle: "@daan@vroeger.example", url: "https://vroeger.example/@daan" },
      { id: "2", handle: "@daan_met_een_heel_lange_naam@nog.veel.vroeger.example", url: null },
    ],
  }),
  "moving-problems": movingPage({
    shell: resident("/ik/verhuizen"),
    values: { address: "@daan@elders.example", earlier: "x" },
    problems: [problem("address", "new-address-silent"), problem("earlier", "address-not-found")],
    handle: "@daan@holtveen.example",
    moved: null,
    mayMoveFrom: null,
    earlier: [],
  }),
  "moving-too-early": movingPage({
    shell: resident("/ik/verhuizen"),
    ...form,
    handle: "@daan@holtveen.example",
    moved: null,
    mayMoveFrom: ago(-72),
    earlier: [],
  }),
  "moving-moved": movingPage({
    shell: resident("/ik/verhuizen"),
    ...form,
    handle: "@daan@holtveen.example",
    moved: { to: { handle: "@daan@elders.example", url: "https://elders.example/@daan" }, since: ago(30) },
    mayMoveFrom: ago(-130),
    earlier: [],
  }),
  "moving-no-handle": movingPage({
    shell: resident("/ik/verhuizen"),
    values: {},
    problems: [problem("address", "no-handle-yet")],
    handle: null,
    moved: null,
    mayMoveFrom: null,
    earlier: [],
  }),
  "confirm-move": confirmMovePage({
    shell: resident("/ik/verhuizen"),
    handle: "@daan@holtveen.example",
    to: { name: "Daan", handle: "@daan@elders.example", url: "https://elders.example/@daan" },
    address: "https://elders.example/users/daan",
  }),
  "handle-page": handlePage({
    shell: visitor("/buiten/daan"),
    handle: "@daan@holtveen.example",
    name: "@daan",
    movedTo: { handle: "@daan@elders.example", url: "https://elders.example/@daan" },
    questions: [
      {
        href: "/vragen/1",
        title: "Wie heeft een ladder te leen?",
        state: "answered",
        theme: null,
        by: "@daan",
        when: ago(50),
      },
    ],
  }),
  "handle-page-empty": handlePage({
    shell: visitor("/buiten/daan"),
    handle: "@daan@holtveen.example",
    name: "@daan",
    movedTo: null,
    questions: [],
  }),
  "me-moved": mePage({
    shell: resident("/ik"),
    nameForm: form,
    outside: { ...withHandle, movedTo: "@anneke@elders.example" },
    outsideForm: form,
    introduction: "hidden",
    messages: { mayBeAsked: false, moderates: false },
    fresh: null,
    invitations: [],
  }),
  "my-post": myPostPage({
    shell: resident("/ik/post"),
    digest: "week",
    atOnce: { answer: true, decision: true, themes: false, welcome: true },
    problems: [],
  }),
  "my-post-problems": myPostPage({
    shell: resident("/ik/post"),
    digest: "",
    atOnce: { answer: false, decision: true, welcome: true },
    problems: [problem("digest", "letter-choice-unknown")],
  }),
  "stop-post": stopPostPage({ shell: visitor("/post"), key: "abc", kind: "digest", stopped: false, before: "" }),
  "stop-post-done": stopPostPage({
    shell: visitor("/post"),
    key: "abc",
    kind: "answer",
    stopped: true,
    before: "at-once",
  }),
});
