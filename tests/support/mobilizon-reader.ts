type Json = Readonly<Record<string, unknown>>;

/** An event as Mobilizon keeps it. */
export type MobilizonEvent = {
  readonly title: string;
  readonly description: string;
  readonly beginsOn: string;
  readonly endsOn: string | null;
  readonly place: string | null;
  readonly status: string;
  readonly joinOptions: string;
  readonly externalUrl: string | null;
  readonly capacity: number | null;
  readonly onlineAddress: string | null;
  readonly timezone: string | null;
};

const publicCollection = "https://www.w3.org/ns/activitystreams#Public";
const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null;
const textOr = <T>(value: unknown, otherwise: T): string | T => (typeof value === "string" ? value : otherwise);

/**
 * Reads an object as Mobilizon does (framasoft/mobilizon, `lib/federation/activity_stream/converter/event.ex` and the schemas of
 * `Mobilizon.Events.Event`): by bare names, whatever its `@context` says. Throws on what Mobilizon refuses, with where that was read.
 */
export const readAsMobilizon = (object: Json): MobilizonEvent => {
  const refuse = (why: string): never => {
    throw new Error(`Mobilizon refuses this event: ${why}`);
  };
  if (object.type !== "Event") refuse("no converter for this type (activity_pub/types)");
  if (typeof object.attributedTo !== "string") refuse("its author is fetched by an address (converter/utils.ex)");
  for (const name of ["name", "startTime", "content"])
    if (typeof object[name] !== "string") refuse(`${name} is demanded (event.ex, changeset)`);
  if (!Array.isArray(object.to)) refuse("`to` is looked through as a list (get_visibility)");
  if (!(object.to as readonly unknown[]).includes(publicCollection)) refuse("it would be unlisted (get_visibility)");
  // The bare `status` goes before `ical:status`, whatever vocabulary it is of.
  const status = textOr(object.status, textOr(object["ical:status"], "CONFIRMED")).toLowerCase();
  if (!["tentative", "confirmed", "cancelled"].includes(status)) refuse(`no status "${status}" (EventStatus)`);
  const joinOptions = textOr(object.joinMode, "free");
  if (!["free", "restricted", "invite", "external"].includes(joinOptions)) refuse(`no join option "${joinOptions}"`);
  const moderation = textOr(object.repliesModerationOption, "allow_all");
  if (!["allow_all", "moderated", "closed"].includes(moderation)) refuse(`no moderation of replies "${moderation}"`);
  const attachments = Array.isArray(object.attachment) ? object.attachment.filter(isObject) : [];
  const website = attachments.find(
    ({ type, name, mediaType }) => type === "Link" && name === "Website" && mediaType === "text/html",
  );
  const { location } = object;
  const capacity = object.maximumAttendeeCapacity;
  return {
    title: String(object.name),
    description: String(object.content),
    beginsOn: String(object.startTime),
    endsOn: textOr(object.endTime, null),
    place: isObject(location) ? textOr(location.name, null) : null,
    status,
    joinOptions,
    externalUrl: textOr(object.externalParticipationUrl, null),
    capacity: typeof capacity === "number" ? capacity : null,
    onlineAddress: textOr(website?.href, null),
    timezone: textOr(object.timezone, null),
  };
};
