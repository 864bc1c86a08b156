/** Words of ours that stand inside what came from elsewhere, in the language of the wijk, as they are kept. */
export const wordsInPosts = {
  /** Pictures and files that stay where they are. */
  attachment: "Hier hoort een bijlage bij. Bekijk hem op de plek waar hij staat.",
  /** A link to another post, where a text has none of its own. */
  link: "Dit gaat over een ander bericht. Lees het hier.",
} as const;
