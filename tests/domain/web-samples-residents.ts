import { appearancePage } from "../../web/pages/appearance.ts";
import { checkMailPage } from "../../web/pages/check-mail.ts";
import { confirmMovePage } from "../../web/pages/confirm-move.ts";
import { handlePage } from "../../web/pages/handle-page.ts";
import { joinPage } from "../../web/pages/join.ts";
import { linkElsewherePage } from "../../web/pages/link-elsewhere.ts";
import { mePage } from "../../web/pages/me.ts";
import { movingPage } from "../../web/pages/moving.ts";
import { myPostPage } from "../../web/pages/my-post.ts";
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
  "sign-in": signInPage({ shell: visitor("/inloggen"), ...form }),
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
