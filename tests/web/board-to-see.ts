import { announce } from "../support/announcement-form.ts";
import type { Person } from "../support/person.ts";
import type { RunningWijk } from "../support/running-wijk.ts";
import type { PageToSee } from "./page-to-see.ts";

const longWord = `Eenheelerglangwoordzonderspaties${"x".repeat(100)}`;

/**
 * The pages of the board with something on it, each as whoever may opens it; the administrator wrote it all. One is over
 * after `lastDay`.
 */
export const boardToSee = async (
  wijk: RunningWijk,
  { daan, lastDay }: { readonly daan: Person; readonly lastDay: string },
): Promise<Readonly<Record<string, readonly PageToSee[]>>> => {
  const { administrator } = wijk;
  const pinned = (await announce(administrator, { title: "De Molenweg is drie dagen dicht" })).path;
  await administrator.post(`${pinned}/vastmaken`);
  const urgent = (await announce(administrator, { title: longWord, audience: "wijk", urgent: "ja" })).path;
  await administrator.post(`${urgent}/veranderen`, {
    title: longWord,
    text: longWord,
    lastDay: "",
    correction: "Er stond een andere dag.",
  });
  const { path: hidden } = await announce(administrator, { title: "Er stond een naam in" });
  await administrator.post(`${hidden}/verbergen`, { rule: "friendly", reason: "Er staat een naam in." });
  const { path: earlier } = await announce(administrator, { title: "Soep in De Brink", lastDay });
  await daan.post(`${pinned}/klopt-niet`, { why: "other", words: "Het is maar twee dagen." });
  return {
    "/mededelingen": [
      { name: "board, visitor", path: "/mededelingen" },
      { name: "board, resident", path: "/mededelingen", as: daan },
      { name: "board, moderator", path: "/mededelingen", as: administrator },
    ],
    "/mededelingen/nieuw": [
      { name: "write an announcement", path: "/mededelingen/nieuw", as: administrator },
      {
        name: "write an announcement, nothing filled in",
        path: "/mededelingen/nieuw",
        as: administrator,
        press: "Hang op het prikbord",
      },
    ],
    "/mededelingen/:id": [
      { name: "announcement, visitor", path: pinned },
      { name: "announcement, moderator", path: pinned, as: administrator },
      { name: "urgent announcement, resident", path: urgent, as: daan },
      { name: "hidden announcement, moderator", path: hidden, as: administrator },
      { name: "announcement that is over, resident", path: earlier, as: daan },
    ],
    "/mededelingen/:id/veranderen": [
      { name: "change an announcement", path: `${urgent}/veranderen`, as: administrator },
    ],
    "/mededelingen/:id/intrekken": [
      { name: "withdraw an announcement", path: `${urgent}/intrekken`, as: administrator },
      {
        name: "withdraw an announcement, nothing said",
        path: `${pinned}/intrekken`,
        as: administrator,
        press: "Ja, trek de mededeling in",
      },
    ],
    "/mededelingen/:id/klopt-niet": [{ name: "an announcement is not right", path: `${pinned}/klopt-niet`, as: daan }],
  };
};
