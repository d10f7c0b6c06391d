import "server-only";
import { z } from "zod";

const schema = z.object({
  SUPABASE_URL: z.url(),
  SUPABASE_PUBLISHABLE_KEY: z.string().min(1),
  SITE_URL: z.url().default("http://localhost:3000"),
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  /** Set by the embedded stack only: where its mails are kept, and the password of its demo accounts. */
  ARCHWIRE_MAILBOX: z.string().optional(),
  ARCHWIRE_DEMO_PASSWORD: z.string().optional(),
});

let parsed: z.infer<typeof schema> | undefined;

/** The only reader of process.env in the app. Read at run time, so that one build serves every installation. */
export function env(): z.infer<typeof schema> {
  if (!parsed) {
    const result = schema.safeParse(process.env);
    if (!result.success) {
      throw new Error(`The environment is incomplete:\n${z.prettifyError(result.error)}\nSee .env.example.`);
    }
    parsed = result.data;
  }
  return parsed;
}
