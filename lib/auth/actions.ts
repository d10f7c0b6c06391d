"use server";

import type { AuthError } from "@supabase/supabase-js";
import { redirect } from "next/navigation";
import { visitorAction } from "@/lib/actions/form-action";
import { failure, success } from "@/lib/actions/result";
import { createClient } from "@/lib/supabase/server";
import { acceptInvitations } from "./accept-invitations";
import { safeNextPath } from "./next-path";
import {
  choosePasswordInput,
  confirmEmailChangeInput,
  forgottenPasswordInput,
  nothing,
  signInInput,
  signUpInput,
} from "./schemas";

const LINK_IS_SPENT = "This link was used already or is too old. Ask for a new one.";

function logFailure(what: string, error: AuthError): void {
  if (error.code !== "otp_expired") console.error(`${what} failed`, { code: error.code, status: error.status });
}

export const signIn = visitorAction({ schema: signInInput }, async ({ email, password, next }, { formData }) => {
  const supabase = await createClient();
  const { error } = await supabase.auth.signInWithPassword({ email, password });
  if (error?.code === "invalid_credentials" || error?.code === "email_not_confirmed") {
    return failure("E-mail address and password do not belong together.", formData);
  }
  if (error) {
    logFailure("signIn", error);
    return failure("Signing in does not work right now. Try again in a moment.", formData);
  }
  await acceptInvitations(supabase);
  redirect(safeNextPath(next));
});

/** Asks for the address only: a password set before the mailbox is proven could be somebody else's. */
export const signUp = visitorAction({ schema: signUpInput }, async ({ email }) => {
  const supabase = await createClient();
  const { error } = await supabase.auth.signInWithOtp({ email, options: { shouldCreateUser: true } });
  // The answer is always the same, so that nobody can ask who has an account.
  if (error) logFailure("signUp", error);
  return success("Check your mail: the link in it confirms your address, and you choose a password.");
});

export const requestPasswordReset = visitorAction({ schema: forgottenPasswordInput }, async ({ email }) => {
  const supabase = await createClient();
  const { error } = await supabase.auth.resetPasswordForEmail(email);
  if (error) logFailure("requestPasswordReset", error);
  return success("If this address has an account, a mail with a link is on its way.");
});

/**
 * The link and the new password come together: whoever knew a password of this address before loses it here. It runs on the
 * press of a button and not when the page opens, because programs that preview links must not use them up.
 */
export const choosePassword = visitorAction({ schema: choosePasswordInput }, async ({ tokenHash, type, password }) => {
  const supabase = await createClient();
  const { error } = await supabase.auth.verifyOtp({ token_hash: tokenHash, type });
  if (error) {
    logFailure("choosePassword", error);
    return failure(LINK_IS_SPENT);
  }
  const changed = await supabase.auth.updateUser({ password });
  if (changed.error && changed.error.code !== "same_password") {
    logFailure("choosePassword", changed.error);
    await supabase.auth.signOut({ scope: "global" });
    return failure("The password could not be saved. Ask for a new link and try again.");
  }
  await supabase.auth.signOut({ scope: "others" });
  await acceptInvitations(supabase);
  redirect("/");
});

export const confirmEmailChange = visitorAction({ schema: confirmEmailChangeInput }, async ({ tokenHash }) => {
  const supabase = await createClient();
  const { error } = await supabase.auth.verifyOtp({ token_hash: tokenHash, type: "email_change" });
  if (error) {
    logFailure("confirmEmailChange", error);
    return failure(LINK_IS_SPENT);
  }
  redirect("/");
});

export const signOut = visitorAction({ schema: nothing }, async () => {
  const supabase = await createClient();
  const { error } = await supabase.auth.signOut({ scope: "local" });
  if (error) logFailure("signOut", error);
  redirect("/sign-in");
});

export const checkAccessAgain = visitorAction({ schema: nothing }, async () => {
  const accepted = await acceptInvitations(await createClient());
  if (accepted > 0) redirect("/");
  return success("Still no invitation for your address.");
});
