const activityStreams = "https://www.w3.org/ns/activitystreams";

/** True for `application/activity+json`, and for `application/ld+json` with the ActivityStreams profile (ActivityPub 3.2). */
export const isActivityJson = (contentType: string): boolean => {
  if (contentType.length > 256) return false;
  const [type, ...parameters] = contentType.split(";").map((part) => part.trim().toLowerCase());
  if (type === "application/activity+json") return true;
  if (type !== "application/ld+json") return false;
  const profile = parameters.find((parameter) => parameter.startsWith("profile="))?.slice("profile=".length) ?? "";
  return profile.replaceAll('"', "").split(" ").includes(activityStreams);
};

/** What we ask for when we fetch an ActivityStreams document. */
export const acceptActivityJson = `application/activity+json, application/ld+json; profile="${activityStreams}"`;
