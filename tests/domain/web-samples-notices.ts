import { type NoticeView, noticesPage } from "../../web/pages/notices.ts";
import type { MomentView, ShellView } from "../../web/views.ts";

/** The page of notices: full, with everything on it, further on, and empty. */
export const noticeSamples = (given: {
  readonly shell: ShellView;
  readonly ago: (hours: number) => MomentView;
}): Readonly<Record<string, unknown>> => {
  const { ago } = given;
  const shell = { ...given.shell, path: "/seintjes" };
  const about = { title: "Wie heeft een ladder?", href: "/vragen/1", when: ago(2) };
  const notices: readonly NoticeView[] = [
    { kind: "answer", isNew: true, what: "Daan antwoordde op je vraag", ...about },
    { kind: "vouch", isNew: true, what: "Iemand wil meedoen en noemde jou", ...about, href: null, title: null },
    { kind: "hidden", isNew: false, what: "Een moderator verborg wat je schreef", ...about, language: "en" },
  ];
  const plain = { shell, notices, conversations: [], isFirst: true, olderHref: null, newSince: null };
  return {
    notices: noticesPage({
      ...plain,
      shell: { ...shell, news: 3 },
      conversations: [
        { href: "/gesprekken/1", name: "Ria", unread: 2, when: ago(1) },
        { href: "/gesprekken/2", name: null, unread: 1, when: ago(3) },
      ],
      olderHref: "/seintjes?voor=2026-11-20T10%3A00%3A00.000Z&na=1",
      newSince: "2026-11-20T10:00:00.000Z",
    }),
    "notices-older": noticesPage({ ...plain, isFirst: false }),
    "notices-many": noticesPage({ ...plain, shell: { ...shell, news: 120 }, notices: [] }),
  };
};
