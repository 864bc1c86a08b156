import { adminOfficialPage } from "../../web/pages/admin-official.ts";
import { changeOfficialPage } from "../../web/pages/change-official.ts";
import { type AccountTypeView, confirmOfficialPage } from "../../web/pages/confirm-official.ts";
import type { OfficialFieldsView } from "../../web/parts/official-fields.ts";
import { momentInWords } from "../../web/texts/moments.ts";
import type { FormView } from "../../web/views.ts";
import type { Clock } from "../kernel/clock.ts";
import { type OfficialSourceId, parseId, type ResidentId } from "../kernel/ids.ts";
import type { Result } from "../kernel/result.ts";
import { type Form, firstValue } from "../platform/http/form.ts";
import { formRefusal } from "../platform/http/form-refusal.ts";
import type { Notice } from "../platform/http/notices.ts";
import { openings } from "../platform/http/openings.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import { type Actor, fullHandle } from "../posts/actor.ts";
import type { ActorMoveStore } from "../posts/actor-moves.ts";
import type { NameSource } from "./name-source.ts";
import type { OfficialChoices, OfficialSource, OfficialSourceStore } from "./official-source.ts";

const room = "/beheer/officiele-bronnen";

const foundView = (actor: Actor) => ({
  name: actor.name,
  handle: fullHandle(actor),
  host: actor.host,
  uri: actor.uri,
  url: actor.url,
  type: actor.type as AccountTypeView,
});

const choicesIn = (form: Form): OfficialChoices => ({
  kind: firstValue(form, "kind"),
  only: firstValue(form, "only"),
  hashtag: firstValue(form, "hashtag"),
  moderatorFirst: firstValue(form, "moderatorFirst") === "ja",
});

const valuesOf = ({ moderatorFirst, ...typed }: OfficialChoices): OfficialFieldsView["values"] => ({
  ...typed,
  moderatorFirst: moderatorFirst ? "ja" : "",
});

const chosen = ({ kind, rule, moderatorFirst }: OfficialSource): OfficialChoices => ({
  kind,
  only: rule.only,
  hashtag: rule.only === "hashtag" ? rule.hashtag : "",
  moderatorFirst,
});

/** The administrator's pages about official sources. */
export const officialSourceRoutes = (parts: {
  readonly pages: Pages;
  readonly clock: Clock;
  readonly nameSource: NameSource;
  readonly sources: Pick<OfficialSourceStore, "all" | "byId">;
  readonly moves: Pick<ActorMoveStore, "standing">;
}): readonly Route[] => {
  const { pages, clock, nameSource } = parts;
  const { sent } = openings(pages);
  const absent = (context: WijkContext) => pages.refuse(context, { kind: "absent" });

  const list = async (
    context: WijkContext,
    form: FormView<"address"> = { values: {}, problems: [] },
    options = {},
  ): Promise<Response> => {
    const sources = await parts.sources.all();
    const moves = await Promise.all(sources.map(({ actor }) => parts.moves.standing(actor.id)));
    return pages.show(
      context,
      (shell) =>
        adminOfficialPage({
          shell,
          ...form,
          sources: sources.map(({ id, actor, kind, rule, moderatorFirst, state, since }, index) => {
            const target = moves[index]?.target ?? null;
            return {
              id,
              name: actor.name,
              handle: fullHandle(actor),
              kind,
              rule,
              moderatorFirst,
              state: actor.goneAt === null ? state : ("gone" as const),
              since: momentInWords(shell.lang, since, clock()),
              movedTo: target === null ? null : { handle: fullHandle(target), uri: target.uri },
            };
          }),
        }),
      options,
    );
  };

  const look = sent(async ({ context, form }) => {
    const address = firstValue(form, "address");
    const found = await nameSource.find(address);
    if (found.ok)
      return pages.show(context, (shell) =>
        confirmOfficialPage({ shell, found: foundView(found.value), values: {}, problems: [] }),
      );
    const refused = formRefusal(found.refusal);
    return refused === null
      ? pages.refuse(context, found.refusal)
      : list(context, { values: { address }, problems: refused.problems }, refused.options);
  });

  const name = sent(async ({ context, reader: { id: by }, form }) => {
    const uri = firstValue(form, "uri");
    const choices = choicesIn(form);
    const done = await nameSource.name(by, uri, choices);
    if (done.ok) return pages.seeOther(context, room, "source-named");
    const refused = formRefusal(done.refusal);
    if (refused === null) return pages.refuse(context, done.refusal);
    const { problems, options } = refused;
    const found = problems.some(({ field }) => field === "address") ? null : await nameSource.find(uri);
    // What was found before is not there any more: the address is what there is to mend.
    if (found === null || !found.ok) {
      const about = found === null || found.ok ? problems : (formRefusal(found.refusal)?.problems ?? problems);
      return list(context, { values: { address: uri }, problems: about }, options);
    }
    const view = { found: foundView(found.value), values: valuesOf(choices), problems };
    return pages.show(context, (shell) => confirmOfficialPage({ shell, ...view }), options);
  });

  const opened = async (context: WijkContext): Promise<OfficialSource | null> => {
    const id = parseId<OfficialSourceId>(context.req.param("id") ?? "");
    const source = id === null ? null : await parts.sources.byId(id);
    return source === null || source.endedAt !== null ? null : source;
  };

  const changeForm = async (
    context: WijkContext,
    again?: {
      readonly choices: OfficialChoices;
      readonly problems: OfficialFieldsView["problems"];
      readonly options: object;
    },
  ): Promise<Response> => {
    const source = await opened(context);
    if (source === null) return absent(context);
    const { id, actor } = source;
    const values = valuesOf(again?.choices ?? chosen(source));
    const view = { id, name: actor.name, handle: fullHandle(actor), values, problems: again?.problems ?? [] };
    return pages.show(context, (shell) => changeOfficialPage({ shell, ...view }), again?.options ?? {});
  };

  const change = sent(async ({ context, reader: { id: by }, form }) => {
    const source = await opened(context);
    if (source === null) return absent(context);
    const choices = choicesIn(form);
    const done = await nameSource.change(by, source.id, choices);
    if (done.ok) return pages.seeOther(context, room, "source-changed");
    const refused = formRefusal(done.refusal);
    return refused === null ? pages.refuse(context, done.refusal) : changeForm(context, { choices, ...refused });
  });

  const act = (notice: Notice, work: (by: ResidentId, id: OfficialSourceId) => Promise<Result<null>>) =>
    sent(async ({ context, reader: { id: by } }) => {
      const source = await opened(context);
      if (source === null) return absent(context);
      const done = await work(by, source.id);
      if (!done.ok && done.refusal.kind === "conflict") return pages.seeOther(context, room, "changed-meanwhile");
      return done.ok ? pages.seeOther(context, room, notice) : pages.refuse(context, done.refusal);
    });

  return [
    { method: "GET", path: room, handle: (context) => list(context) },
    { method: "POST", path: room, handle: look },
    { method: "POST", path: `${room}/ja`, handle: name },
    { method: "GET", path: `${room}/:id`, handle: (context) => changeForm(context) },
    { method: "POST", path: `${room}/:id`, handle: change },
    { method: "POST", path: `${room}/:id/opnieuw`, handle: act("source-asked-again", nameSource.askAgain) },
    { method: "POST", path: `${room}/:id/stoppen`, handle: act("source-ended", nameSource.end) },
  ];
};
