import "server-only";
import { z } from "zod";
import type { Role } from "@/lib/auth/roles";
import { type CurrentUser, requireUser } from "@/lib/auth/session";
import { type ActionResult, invalid } from "./result";

type FormAction<T> = (previous: ActionResult<T>, formData: FormData) => Promise<ActionResult<T>>;

/** A server action is a public endpoint: authorise, then validate, then run. */
export function formAction<TSchema extends z.ZodType, TData = void>(
  { roles, schema }: { roles: readonly Role[]; schema: TSchema },
  run: (input: z.output<TSchema>, context: { user: CurrentUser; formData: FormData }) => Promise<ActionResult<TData>>,
): FormAction<TData> {
  return async (_previous, formData) => {
    const user = await requireUser(...roles);
    const parsed = schema.safeParse(Object.fromEntries(formData));
    if (!parsed.success) return invalid(z.flattenError(parsed.error).fieldErrors, formData);
    return run(parsed.data, { user, formData });
  };
}

/** For visitors who cannot be anybody yet: sign-in, sign-up, a forgotten password. */
export function visitorAction<TSchema extends z.ZodType, TData = void>(
  { schema }: { schema: TSchema },
  run: (input: z.output<TSchema>, context: { formData: FormData }) => Promise<ActionResult<TData>>,
): FormAction<TData> {
  return async (_previous, formData) => {
    const parsed = schema.safeParse(Object.fromEntries(formData));
    if (!parsed.success) return invalid(z.flattenError(parsed.error).fieldErrors, formData);
    return run(parsed.data, { formData });
  };
}
