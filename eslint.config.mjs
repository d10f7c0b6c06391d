import nextCoreWebVitals from "eslint-config-next/core-web-vitals";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

const clientFactories = ["@supabase/supabase-js", "@supabase/ssr"];

export default defineConfig([
  globalIgnores([
    ".next/**",
    ".archwire/**",
    "next-env.d.ts",
    "lib/supabase/database.types.ts",
    "playwright-report/**",
    "test-results/**",
  ]),
  ...nextCoreWebVitals,
  ...tseslint.configs.strict,
  {
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/no-invalid-void-type": "off",
      "no-console": ["error", { allow: ["error"] }],
    },
  },
  {
    files: ["app/**", "components/**", "lib/**"],
    ignores: ["lib/env.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: "Only lib/env.ts reads process.env.",
        },
      ],
    },
  },
  {
    files: ["app/**", "components/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          paths: clientFactories.map((name) => ({
            name,
            message: "Read and write through lib/<noun>/queries.ts and actions.ts.",
          })),
        },
      ],
    },
  },
  // Fixtures of Playwright are handed over by a function called use, which is no hook.
  { files: ["e2e/**"], rules: { "react-hooks/rules-of-hooks": "off" } },
  { files: ["scripts/**", "worker/**", "supabase/**"], rules: { "no-console": "off" } },
]);
