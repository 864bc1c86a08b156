// The package is installed by `npm run lighthouse` alone; this is what is used of it.
declare module "lighthouse" {
  const lighthouse: (
    url: string,
    flags: {
      readonly port: number;
      readonly logLevel: "error";
      readonly onlyCategories: readonly string[];
      readonly extraHeaders?: Readonly<Record<string, string>>;
    },
  ) => Promise<
    { readonly lhr: import("./report.ts").Run & { readonly runtimeError?: { readonly message: string } } } | undefined
  >;
  export default lighthouse;
}
