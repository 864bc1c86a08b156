/** What a page needs to name who made a post; which name is for whom, the view decides. */
export type MadeBy = {
  /** What neighbours call its maker; `null` for people from elsewhere. */
  readonly residentName: string | null;
  /** The maker as people outside see them. */
  readonly actor: {
    readonly name: string;
    readonly kind: string;
    readonly handle: string;
    readonly host: string;
    readonly url: string | null;
  } | null;
  /** The neighbouring wijk it comes from. */
  readonly home: { readonly name: string } | null;
};
