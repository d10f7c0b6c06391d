import { MIN_PASSWORD_LENGTH } from "@/lib/auth/password";
import { TextField } from "./form-field";

export function NewPasswordFields({ errors }: { errors: (name: string) => string[] | undefined }) {
  return (
    <>
      <TextField
        label="New password"
        name="password"
        type="password"
        autoComplete="new-password"
        errors={errors("password")}
        hint={`At least ${MIN_PASSWORD_LENGTH} characters; a few words are better than signs`}
      />
      <TextField
        label="New password again"
        name="passwordAgain"
        type="password"
        autoComplete="new-password"
        errors={errors("passwordAgain")}
      />
    </>
  );
}
