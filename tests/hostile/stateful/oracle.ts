import { hear, type Model, pair, uriOf, type Written, wordsOf } from "./model.ts";
import type { Town, Towns } from "./towns.ts";

type Row = { readonly id: string; readonly words: string; readonly gone: boolean };

/** What a wijk keeps of something: nothing, or a row that says what can be read. */
const rowsOf = async (town: Town, real: Towns, written: Written): Promise<readonly Row[]> => {
  const rows =
    await town.sql`select id, concat_ws(' ', title, body, html) as words, withdrawn_at is not null as gone from post
    where uri = ${uriOf(real, written)} or id = ${written.id} or title like ${`%${written.word}%`}
      or body like ${`%${written.word}%`} or html like ${`%${written.word}%`}`;
  return rows.map(({ id, words, gone }) => ({ id: String(id), words: String(words ?? ""), gone: gone === true }));
};

/** What is wrong with one thing in one wijk. */
const wrongAt = async (town: Town, real: Towns, model: Model, written: Written): Promise<readonly string[]> => {
  const where = `${wordsOf(written)} of ${written.home}, in ${town.index}`;
  const rows = await rowsOf(town, real, written);
  const wrong: string[] = [];
  const isHome = town.index === written.home;
  const [row] = rows;
  if (rows.length > 1) wrong.push(`${where}: stands ${rows.length} times`);
  if (written.audience === "wijk" && !isHome) return rows.length > 0 ? [...wrong, `${where}: left its wijk`] : wrong;

  const taken = written.withdrawn || (written.answers?.withdrawn ?? false);
  const through = written.answers?.home ?? written.home;
  // What somebody said in the thread of a third wijk comes from there; who shut that one out hears nothing of it.
  const hears = hear(model, written.home, town.index) && !model.blocked.has(pair(town.index, through));
  const follows = isHome || model.following.has(pair(town.index, written.home));
  if (taken) {
    if (row !== undefined && !row.gone && hears) wrong.push(`${where}: stands, and was taken back`);
  } else if (hears && (isHome || written.reached.has(town.index))) {
    const fresh = written.answers === null ? follows && !model.apart.has(pair(town.index, written.home)) : true;
    if (row === undefined) wrong.push(`${where}: is not there`);
    else if (row.gone) wrong.push(`${where}: is gone`);
    else if (fresh && !row.words.includes(wordsOf(written))) wrong.push(`${where}: says ${row.words}`);
  }
  if (written.answers === null && row !== undefined) {
    const { status } = await town.neighbour.get(`/vragen/${row.id}`);
    const shut = model.blocked.has(pair(town.index, written.home));
    if ((taken && hears) || shut) {
      const { html } = await town.neighbour.get(`/vragen/${row.id}`);
      if (status === 200 && html.includes(written.word)) wrong.push(`${where}: can be read`);
    }
    const visitor = await town.wijk.visitor().get(`/vragen/${row.id}`);
    if (written.audience === "wijk" && visitor.status !== 404) wrong.push(`${where}: a visitor gets ${visitor.status}`);
    if (!taken && isHome && status !== 200) wrong.push(`${where}: a neighbour gets ${status}`);
  }
  return wrong;
};

/** Whether what one wijk heard about one object came in the order in which it was said, each thing when it was first taken in. */
const wrongOrders = async (town: Town, real: Towns): Promise<readonly string[]> => {
  const firsts = new Map<string, string>();
  for (const { body, status } of town.network.passed) {
    const said = JSON.parse(body) as { readonly id: string; readonly object?: unknown };
    if (status !== 202 || firsts.has(said.id)) continue;
    const { object } = said;
    firsts.set(said.id, typeof object === "string" ? object : String((object as { id?: string } | undefined)?.id));
  }
  const wrong: string[] = [];
  const places = new Map<string, number>();
  for (const from of real.towns) {
    const ids = [...firsts.keys()].filter((uri) => uri.startsWith(`${from.wijk.origin}/`));
    for (const { uri, position } of await from.sql`select uri, position from outgoing_activity where uri = any(${ids})`)
      places.set(String(uri), Number(position));
  }
  const last = new Map<string, number>();
  for (const [uri, object] of firsts) {
    const [place, key] = [places.get(uri), `${new URL(uri).host} ${object}`];
    if (place === undefined) continue;
    if (place < (last.get(key) ?? 0)) wrong.push(`in ${town.index}: ${uri} about ${object} came too late`);
    last.set(key, place);
  }
  return wrong;
};

/** What came several times, and was taken in or told several times. */
const doubled = async (town: Town): Promise<readonly string[]> => {
  const kept = await town.sql`select activity_type as what, activity_id as which from inbox_activity
    group by activity_type, activity_id having count(*) > 1`;
  const told = await town.sql`select kind as what, payload ->> 'answerId' as which from event
    where kind = 'AnswerReceived' group by kind, payload ->> 'answerId' having count(*) > 1`;
  return [...kept, ...told].map(({ what, which }) => `in ${town.index}: ${what} of ${which} more than once`);
};

/** All in which the wijken differ from the model, once nothing is left to do. */
export const differences = async (model: Model, real: Towns): Promise<readonly string[]> => {
  const wrong: string[] = [];
  for (const town of real.towns) {
    for (const written of model.written) {
      wrong.push(...(await wrongAt(town, real, model, written)));
      if (written.audience === "wijk" && town.network.passed.some(({ body }) => body.includes(written.word)))
        wrong.push(`${written.word} was sent to ${town.index}`);
    }
    wrong.push(
      ...town.network.errors.map((error) => `in ${town.index}: ${error}`),
      ...(await wrongOrders(town, real)),
      ...(await doubled(town)),
    );
    const given = await town.sql`select host, type, last_status, last_error from delivery
      join outgoing_activity sent on sent.id = activity_id where outcome = 'given-up' or done_at is null`;
    const failed = await town.sql`select last_error from inbox_activity where outcome = 'failed'`;
    for (const { host, type, last_status } of given) {
      const other = real.towns.find(({ wijk }) => wijk.host === host);
      if (other === undefined || hear(model, town.index, other.index))
        wrong.push(`in ${town.index}: ${type} to ${other?.index} did not arrive: ${last_status}`);
    }
    wrong.push(...failed.map(({ last_error }) => `in ${town.index}: an activity failed: ${last_error}`));
  }
  return wrong;
};
