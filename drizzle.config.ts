import { defineConfig } from "drizzle-kit";

/** `npm run migration -- --name what-changes` writes the next migration from the tables of every slice. */
export default defineConfig({
  dialect: "postgresql",
  schema: ["src/**/*.tables.ts"],
  out: "migrations",
});
