"use client";

import { useRef } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { TextField } from "@/components/forms/form-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { signIn } from "@/lib/auth/actions";

type Demo = { password: string; accounts: readonly { email: string; persona: string; sees: string }[] };

export function SignInForm({ next, demo }: { next: string; demo: Demo | null }) {
  const container = useRef<HTMLDivElement>(null);

  const enterAs = (email: string, password: string) => {
    const form = container.current?.querySelector("form");
    const field = (name: string) => form?.querySelector<HTMLInputElement>(`[name="${name}"]`);
    const [emailField, passwordField] = [field("email"), field("password")];
    if (!emailField || !passwordField) return;
    emailField.value = email;
    passwordField.value = password;
    form?.requestSubmit();
  };

  return (
    <div ref={container} className="flex flex-col gap-6">
      <ActionForm action={signIn} className="flex flex-col gap-4">
        {({ value, errors }) => (
          <>
            <input type="hidden" name="next" value={next} />
            <TextField
              label="E-mail address"
              name="email"
              type="email"
              autoComplete="username"
              defaultValue={value("email")}
              errors={errors("email")}
            />
            <TextField
              label="Password"
              name="password"
              type="password"
              autoComplete="current-password"
              errors={errors("password")}
            />
            <SubmitButton working="Signing in…">Sign in</SubmitButton>
          </>
        )}
      </ActionForm>
      {demo && (
        <section aria-labelledby="demo" className="rounded-control border bg-surface">
          <div className="border-b px-3 py-2">
            <h2 id="demo" className="text-sm font-semibold">
              Demo accounts
            </h2>
            <p className="text-xs text-quiet">
              This is a demonstration with made-up people. The password of all of them is{" "}
              <code className="figures text-ink">{demo.password}</code>
            </p>
          </div>
          <ul className="divide-y">
            {demo.accounts.map(({ email, persona, sees }) => (
              <li key={email}>
                <button
                  type="button"
                  onClick={() => enterAs(email, demo.password)}
                  className="flex w-full flex-col px-3 py-2 text-left text-xs hover:bg-hover"
                >
                  <span className="font-medium">{persona}</span>
                  <span className="text-quiet">
                    {email} · {sees}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
