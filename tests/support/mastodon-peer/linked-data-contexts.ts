/**
 * The terms of three well-known JSON-LD contexts, as far as the activities of this peer use them. The full ones map
 * these terms to the same names, so a reader who has them computes the same canonical form.
 */
const link = (name: string) => ({ "@id": `as:${name}`, "@type": "@id" });
const moment = (name: string) => ({ "@id": `as:${name}`, "@type": "xsd:dateTime" });

const activityStreamsTerms = {
  "@vocab": "_:",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  as: "https://www.w3.org/ns/activitystreams#",
  id: "@id",
  type: "@type",
  ...Object.fromEntries(
    "Create Update Delete Note Mention Collection CollectionPage Tombstone Public"
      .split(" ")
      .map((n) => [n, `as:${n}`]),
  ),
  ...Object.fromEntries(
    "actor attachment attributedTo cc context first inReplyTo items likes next object partOf replies shares tag to url href"
      .split(" ")
      .map((name) => [name, link(name)]),
  ),
  published: moment("published"),
  updated: moment("updated"),
  totalItems: { "@id": "as:totalItems", "@type": "xsd:nonNegativeInteger" },
  content: "as:content",
  contentMap: { "@id": "as:content", "@container": "@language" },
  name: "as:name",
  summary: "as:summary",
};

const signatureTerms = {
  id: "@id",
  type: "@type",
  dc: "http://purl.org/dc/terms/",
  sec: "https://w3id.org/security#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  RsaSignature2017: "sec:RsaSignature2017",
  created: { "@id": "dc:created", "@type": "xsd:dateTime" },
  creator: { "@id": "dc:creator", "@type": "@id" },
  signature: "sec:signature",
  signatureValue: "sec:signatureValue",
};

export const linkedDataContexts: Readonly<Record<string, unknown>> = {
  "https://www.w3.org/ns/activitystreams": { "@context": activityStreamsTerms },
  "https://w3id.org/security/v1": { "@context": signatureTerms },
  "https://w3id.org/identity/v1": { "@context": signatureTerms },
};
