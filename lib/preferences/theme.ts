export const themes = ["system", "light", "dark"] as const;

export type Theme = (typeof themes)[number];

export const THEME_COOKIE = "archwire-theme";
export const NAVIGATION_COOKIE = "archwire-navigation";

export function isTheme(value: unknown): value is Theme {
  return themes.some((theme) => theme === value);
}
