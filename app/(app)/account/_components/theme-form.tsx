"use client";

import { startTransition } from "react";
import { idle } from "@/lib/actions/result";
import { chooseTheme } from "@/lib/preferences/actions";
import { type Theme, themes } from "@/lib/preferences/theme";

const names: Record<Theme, string> = { system: "As the system", light: "Light", dark: "Dark" };

export function ThemeForm({ theme }: { theme: Theme }) {
  const choose = (value: Theme) => {
    const formData = new FormData();
    formData.set("theme", value);
    startTransition(async () => void (await chooseTheme(idle, formData)));
  };
  return (
    <fieldset className="flex flex-wrap gap-4 text-sm" key={theme}>
      <legend className="sr-only">Theme</legend>
      {themes.map((value) => (
        <label key={value} className="flex min-h-8 items-center gap-2">
          <input
            type="radio"
            name="theme"
            value={value}
            defaultChecked={value === theme}
            onChange={() => choose(value)}
          />
          {names[value]}
        </label>
      ))}
    </fieldset>
  );
}
