"use server";

import { redirect } from "next/navigation";
import { visitorAction } from "@/lib/actions/form-action";
import { failure, success } from "@/lib/actions/result";
import { createClient } from "@/lib/supabase/server";
import { acceptInvitations } from "./accept-invitations";
import { safeNextPath } from "./next-path";
import {
  confirmLinkInput,
  forgottenPasswordInput,
  nothing,
  resetPasswordInput,
  signInInput,
  signUpInput,
} from "./schemas";

const LINK_IS_SPENT = "This link was used already or is too old. Ask for a new one.";

export const signIn = visitorAction({ schema: signInInput }, async ({ email, password, next }, { formData }) => {
  const supabase = await createClient();
  const { error } = await supabase.auth.signInWithPassword({ email, password });
  if (error?.code === "email_not_confirmed") {
    return failure("Confirm your address first: open the link in the mail we sent you.", formData);
  }
  if (error?.code === "invalid_credentials") {
    return failure("E-mail address and password do not belong together.", formData);
  }
  if (error) {
    console.error("signIn failed", { code: error.code, status: error.status });
    return failure("Signing in does not work right now. Try again in a moment.", formData);
  }
  await acceptInvitations(supabase);
  redirect(safeNextPath(next));
});

export const signUp = visitorAction({ schema: signUpInput }, async ({ email, password }, { formData }) => {
  const supabase = await createClient();
  const { error } = await supabase.auth.signUp({ email, password, options: { data: { has_password: true } } });
  // The answer is the same whether the address is known, so that nobody can ask who has an account.
  if (error && error.code !== "user_already_exists") {
    console.error("signUp failed", { code: error.code, status: error.status });
    return failure("This did not work. Try again in a moment.", formData);
  }
  return success(
    "Check your mail: open the link in it to confirm your address. If you have an account already, sign in.",
  );
});

export const requestPasswordReset = visitorAction(
  { schema: forgottenPasswordInput },
  async ({ email }, { formData }) => {
    const supabase = await createClient();
    const { error } = await supabase.auth.resetPasswordForEmail(email);
    if (error) {
      console.error("requestPasswordReset failed", { code: error.code, status: error.status });
      if (error.status === 429) return failure("That was asked a moment ago. Wait a minute, then try again.", formData);
    }
    return success("If this address has an account, a mail with a link is on its way.");
  },
);

/** The link in a mail shows a button and this runs on its press: programs that preview links must not use them up. */
export const confirmLink = visitorAction({ schema: confirmLinkInput }, async ({ tokenHash, type }) => {
  const supabase = await createClient();
  const { data, error } = await supabase.auth.verifyOtp({ token_hash: tokenHash, type });
  if (error) return failure(LINK_IS_SPENT);
  await acceptInvitations(supabase);
  redirect(data.user?.user_metadata.has_password === true ? "/" : "/account/password");
});

/** The link and the new password come together, so that no session exists that may change a password without knowing it. */
export const resetPassword = visitorAction({ schema: resetPasswordInput }, async ({ tokenHash, password }) => {
  const supabase = await createClient();
  const { error } = await supabase.auth.verifyOtp({ token_hash: tokenHash, type: "recovery" });
  if (error) return failure(LINK_IS_SPENT);
  const changed = await supabase.auth.updateUser({ password, data: { has_password: true } });
  if (changed.error && changed.error.code !== "same_password") {
    console.error("resetPassword failed", { code: changed.error.code, status: changed.error.status });
    await supabase.auth.signOut({ scope: "local" });
    return failure("The password could not be changed. Ask for a new link and try again.");
  }
  await supabase.auth.signOut({ scope: "others" });
  await acceptInvitations(supabase);
  redirect("/");
});

export const signOut = visitorAction({ schema: nothing }, async () => {
  const supabase = await createClient();
  const { error } = await supabase.auth.signOut({ scope: "local" });
  if (error) console.error("signOut failed", { code: error.code });
  redirect("/sign-in");
});

export const checkAccessAgain = visitorAction({ schema: nothing }, async () => {
  const accepted = await acceptInvitations(await createClient());
  if (accepted > 0) redirect("/");
  return success("Still no invitation for your address.");
});
