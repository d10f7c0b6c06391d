import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

export const themes = ["light", "dark"] as const;

/** Until every colour has arrived: on its way to another one its contrast says nothing. */
export async function wear(page: Page, theme: (typeof themes)[number]): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
  await page.evaluate(async () => {
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });
}

/** The pages have no frames: one run inside the page finds all, without a second page that puts the parts together. */
export async function violationsOf(page: Page, ...tags: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  const { violations } = await (tags.length > 0 ? axe.withTags(tags) : axe).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
}
