import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const alias = { "@": fileURLToPath(new URL(".", import.meta.url)) };
const slow = { testTimeout: 120_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    projects: [
      { resolve: { alias }, test: { name: "unit", include: ["{app,components,lib,scripts,worker}/**/*.test.ts"] } },
      {
        resolve: { alias },
        test: {
          name: "database",
          include: ["supabase/tests/*.test.ts"],
          exclude: ["supabase/tests/native*.test.ts"],
          globalSetup: "supabase/tests/embedded-template.ts",
          ...slow,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "native",
          include: ["supabase/tests/native*.test.ts", "supabase/legacy/*.test.ts"],
          globalSetup: "supabase/tests/native-template.ts",
          ...slow,
        },
      },
    ],
  },
});
