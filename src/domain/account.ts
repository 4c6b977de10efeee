import { z } from 'zod';

/** Who is signed in, and what this installation is. */
export const sessionViewSchema = z.object({
  account: z.object({ id: z.string(), name: z.string(), email: z.string(), admin: z.boolean() }).nullable(),
  /** Whether data comes from the sandbox's invented world, because no provider key is set. */
  sandbox: z.boolean(),
  /** Whether "continue as demo" is offered: in the local run only. */
  demo: z.boolean(),
});
export type SessionView = z.infer<typeof sessionViewSchema>;

/** How to sign in to the demo account of the local run. */
export interface DemoLogin {
  email: string;
  password: string;
}
