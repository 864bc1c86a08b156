/** What neighbours call whoever wrote something; `null` for someone who is not known any more. */
export type AuthorName = { readonly name: string } | { readonly pseudonym: string } | null;
