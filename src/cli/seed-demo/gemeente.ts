import type { Choice } from "../../announcements/gemeente/gemeente.ts";
import type { ComposedWijk } from "../../compose.ts";
import { answerIn } from "../../federation/inbound/take-in.ts";
import { everyone } from "../../federation/kit/addressing.ts";
import { takeIn } from "../../handing-over/gemeente/handed-question.ts";
import { dutchTime } from "../../kernel/dutch-time.ts";
import { type ActorId, newId, type PostId } from "../../kernel/ids.ts";
import { languageOfWijk } from "../../kernel/language.ts";
import type { Actor } from "../../posts/actor.ts";
import type { Moment } from "./moments.ts";
import { granted, type People } from "./people.ts";
import { bytesOf } from "./pictures.ts";

const administratorName = "Ineke";
const officerName = "Bart";

/** Who in the demonstration signs in with which link. */
export const officersToSignIn = { officer: officerName, administrator: administratorName } as const;

const gemeente = {
  mode: "gemeente",
  name: "Gemeente Veldermeer",
  place: "Veldermeer",
  handle: "gemeente",
  door: "",
  administratorName,
  email: "ineke@veldermeer.example",
} as const;

/** How its pages look. */
const look = {
  site: "https://www.veldermeer.example/",
  tokens: JSON.stringify({
    veldermeer: { blue: { value: "#075985" }, white: { value: "#ffffff" } },
    nl: {
      button: {
        primary: { "background-color": { value: "{veldermeer.blue}" }, color: { value: "{veldermeer.white}" } },
        "border-radius": { value: "20px" },
      },
      link: { color: { value: "{veldermeer.blue}" } },
    },
  }),
} as const;

const team = [
  { name: officerName, email: "bart@veldermeer.example", role: "moderator" },
  { name: "Samira", email: "samira@veldermeer.example", role: "moderator" },
] as const;

/** The wijken of the demonstration: nothing is at these addresses. */
const wijken = [
  { name: "Holtveen", area: "Noord" },
  { name: "Lindehout", area: "Noord" },
  { name: "Zandkamp", area: "Zuid" },
] as const;

const elsewhere = (
  given: { readonly host: string; readonly path: string; readonly type: string; readonly handle: string },
  name: string,
  at: Date,
): Actor => {
  const home = `https://${given.host}`;
  const uri = `${home}/ap/a/${given.path}`;
  return {
    id: newId<ActorId>(),
    kind: "remote",
    uri,
    type: given.type,
    handle: given.handle,
    host: given.host,
    name,
    summary: "",
    url: `${home}/`,
    inbox: `${uri}/inbox`,
    sharedInbox: `${home}/ap/inbox`,
    followers: `${uri}/followers`,
    searchableBy: null,
    residentId: null,
    threadId: null,
    signingKeyId: null,
    madeAt: at,
    fetchedAt: at,
    goneAt: null,
  };
};

const hostOf = (wijk: string): string => `${wijk.toLowerCase()}.example`;

const answers = [
  { from: "Holtveen", name: "iemand uit Holtveen (stille merel)", text: "Kan de thuiszorg er nog langs?" },
  { from: "Lindehout", name: "iemand uit Lindehout (blije mus)", text: "Fijn dat we dit op tijd weten." },
] as const;

/** What bewoners asked the gemeente alone. */
const handed = [
  {
    from: "Holtveen",
    when: { daysAgo: 4, time: "09:30" },
    title: "Na elke bui staat het pad bij de school blank. Wie gaat daarover?",
    text: "Na elke bui staat het pad achter de school blank. Het is glad.",
    place: "Het Veen",
    answer:
      "Dank u voor uw vraag. Volgende week maken we de put schoon. Blijft er water staan? Laat het ons dan weten.",
  },
  {
    from: "Holtveen",
    when: { daysAgo: 3, time: "14:00" },
    title: "Lamp bij het bruggetje",
    text: "De lamp flikkert al een week. In het donker zie je de reling niet.",
    place: "De Brink",
    answer: null,
  },
  {
    from: "Lindehout",
    when: { daysAgo: 1, time: "08:20" },
    title: "De wijk vraagt: een zebrapad bij de school",
    text: "Elke ochtend steken hier tachtig kinderen over. Mag er een zebrapad komen?",
    place: "",
    answer: null,
  },
] as const;

/** A gemeente with a team, three wijken that follow it, two areas, what it said to them, and something that is not ready. */
export const gemeenteMoments = (
  composed: Pick<ComposedWijk, "useCases" | "prepare" | "doorUnitOfWork">,
  people: People,
  clock: () => Date,
): readonly Moment[] => {
  const { useCases, doorUnitOfWork } = composed;
  const chosen = async (names: readonly string[]): Promise<Choice> => {
    const following = await doorUnitOfWork((transaction) => transaction.gemeente.wijken());
    const ids: readonly string[] = following
      .filter(({ actor }) => names.includes(actor.name))
      .map(({ actor }) => actor.id);
    return { wijken: ids, areas: [], everyone: false };
  };
  const said: PostId[] = [];
  const announce = async (given: { readonly title: string; readonly text: string; readonly days: number }) => {
    const lastDay = dutchTime(new Date(clock().getTime() + given.days * 86_400_000)).date;
    said.push(
      granted(
        await useCases.announceToWijken({
          by: await people.idOf(officerName),
          title: given.title,
          text: given.text,
          lastDay,
          urgent: false,
          choice: await chosen(["Holtveen", "Lindehout"]),
          draft: null,
        }),
      ),
    );
  };
  return [
    {
      when: { daysAgo: 30, time: "09:00" },
      happen: async () => {
        const code = granted(await composed.prepare());
        if (code === null) throw new Error("This gemeente was set up before.");
        granted(await useCases.setUp({ ...gemeente, code, language: languageOfWijk, clientAddress: "127.0.0.1" }));
      },
    },
    ...team.map((officer) => ({
      when: { daysAgo: 29, time: "10:00" },
      happen: async () =>
        granted(await useCases.keepTeam.invite({ ...officer, by: await people.idOf(administratorName) })),
    })),
    {
      when: { daysAgo: 28, time: "11:00" },
      happen: async () => {
        const change = { door: "", themeClass: "", withoutLogo: false, withoutTokens: false, ...look };
        const logo = await bytesOf("logo-of-veldermeer");
        granted(await useCases.changeLook({ ...change, logo, by: await people.idOf(administratorName) }));
      },
    },
    {
      when: { daysAgo: 21, time: "12:00" },
      happen: () =>
        doorUnitOfWork(async ({ actors, ring }) => {
          const own = await actors.wijk();
          for (const { name } of own === null ? [] : wijken) {
            const about = { host: hostOf(name), path: "wijk", type: "Group", handle: name.toLowerCase() };
            const wijk = await actors.saveRemote(elsewhere(about, name, clock()));
            const follow = { followerId: wijk.id, followUri: `${wijk.uri}/follows/1`, since: clock() };
            await ring.addFollower({ actorId: (own as Actor).id, ...follow });
          }
        }),
    },
    ...["Noord", "Zuid"].map((area) => ({
      when: { daysAgo: 20, time: "13:00" },
      happen: async () => {
        granted(await useCases.keepAreas.add(area));
        const areas = await doorUnitOfWork((transaction) => transaction.areas.all());
        const names = wijken.filter((wijk) => wijk.area === area).map(({ name }) => name);
        const id = areas.find(({ name }) => name === area)?.id ?? "";
        granted(await useCases.fillArea(id, (await chosen(names)).wijken));
      },
    })),
    {
      when: { daysAgo: 7, time: "08:02" },
      happen: () =>
        announce({
          title: "Blad ruimen begint maandag",
          text: "Vanaf maandag halen we het blad op. Leg het los op de stoep. Takken kunnen we niet meenemen.",
          days: 21,
        }),
    },
    {
      when: { daysAgo: 1, time: "09:15" },
      happen: () =>
        announce({
          title: "De Molenweg is 3 dagen dicht",
          text: "We vernieuwen de riolering. Fietsers kunnen erlangs. Moet u met de auto bij uw huis komen? Bel 0123 00 00 40.",
          days: 6,
        }),
    },
    ...answers.map(({ from, name, text }, index) => ({
      when: { daysAgo: 1, time: `1${index}:30` },
      happen: async () => {
        const path = `bewoner-${index}`;
        const author = elsewhere(
          { host: hostOf(from), path, type: "Service", handle: `merel_${index}` },
          name,
          clock(),
        );
        const thread = await doorUnitOfWork(({ posts }) => posts.byId(said.at(-1) as PostId));
        const note = {
          id: `https://${hostOf(from)}/ap/o/${index}`,
          type: "Note",
          attributedTo: author.uri,
          inReplyTo: thread?.uri,
          to: [everyone],
          content: `<p>${text}</p>`,
          published: clock().toISOString(),
        };
        const apply = await answerIn(note, {
          clock,
          origin: new URL(thread?.uri ?? "https://veldermeer.example").origin,
          look: doorUnitOfWork,
          fetchObject: async () => null,
          findRemoteActor: async () => author,
          findLinks: async () => null,
          waitFor: async () => {},
          isProven: async () => false,
          broughtBy: null,
        });
        await doorUnitOfWork(apply);
      },
    })),
    ...handed.map(({ from, title, text, place, when, answer }, index) => ({
      when,
      happen: async () => {
        const id = await doorUnitOfWork(async (transaction) => {
          const about = { host: hostOf(from), path: `vrager-${index}`, type: "Service", handle: `vink_${index}` };
          const asker = elsewhere(about, `iemand uit ${from} (kalme vink)`, clock());
          const following = await transaction.gemeente.wijken();
          const wijk = following.find(({ actor }) => actor.name === from)?.actor;
          if (wijk === undefined) throw new Error(`${from} does not follow the gemeente.`);
          const uri = `https://${hostOf(from)}/ap/o/vraag-${index}`;
          const asked = { uri, wijk, asker: await transaction.actors.saveRemote(asker), title, text, place };
          await takeIn(transaction, { ...asked, isSettled: false }, clock());
          return (await transaction.handedQuestions.byUri(uri))?.question.id;
        });
        if (id !== undefined && answer !== null)
          granted(
            await useCases.answerHanded.answer(id, await people.idOf(officerName), { text: answer, declined: false }),
          );
      },
    })),
    {
      when: { minutesAgo: 40 },
      happen: async () =>
        granted(
          await useCases.keepDraft.save(
            await people.idOf(officerName),
            {
              title: "Meedenken over het plein bij de Brink",
              text: "Bewoners die in verband met bijzondere omstandigheden niet kunnen komen, dienen contact op te nemen met de projectleider.",
              lastDay: "",
              urgent: false,
              choice: await chosen(["Zandkamp"]),
            },
            null,
          ),
        ),
    },
  ];
};
