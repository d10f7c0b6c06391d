import type { Mapping } from "../mapping.ts";
import { asFound } from "./evidence.ts";

export const practices: Mapping = {
  entity: "practices",
  title: "Practices",
  table: "practices",
  legacyKey: "legacy_id",
  source: {
    table: "dispatch_office",
    columns: {
      id: "bigint",
      name: "text",
      address: "text",
      apt: "text",
      city: "text",
      state: "text",
      zip: "text",
      country: { type: "text", sql: "lower(btrim(s.country))" },
      country_as_written: { type: "text", sql: "s.country" },
      phone: "text",
      tax_rate: "numeric",
      valid: "boolean",
      emails: "boolean",
    },
  },
  codes: { nation: { map: "country", column: "country" } },
  rejects: [{ code: "empty_required", column: "name", when: "coalesce(btrim(r.name), '') = ''" }],
  findings: [
    { code: "missing_country", column: "country", when: "coalesce(r.country, '') = ''" },
    { code: "ambiguous_rate", column: "tax_rate", when: "r.tax_rate > 0 and r.tax_rate < 1" },
    { code: "invalid_rate", column: "tax_rate", when: "r.tax_rate < 0 or r.tax_rate > 40" },
  ],
  values: {
    name: "btrim(r.name)",
    address_line1: "nullif(btrim(r.address), '')",
    address_line2: "nullif(btrim(r.apt), '')",
    city: "nullif(btrim(r.city), '')",
    region: "nullif(btrim(r.state), '')",
    postal_code: "nullif(btrim(r.zip), '')",
    phone: "nullif(btrim(r.phone), '')",
    // ZZ is the code that ISO 3166 leaves free for "not known".
    country: "coalesce(r.nation, 'ZZ')",
    address_verified: "coalesce(r.valid, false)",
    legacy: asFound(["name", "address", "apt", "city", "state", "zip", "phone", "tax_rate", "emails"], {
      country: "r.country_as_written",
    }),
  },
  ignores: { sq_customer_id: "Belongs to the payment processor, which the console does not talk to." },
};

export const practiceMembers: Mapping = {
  entity: "practice_members",
  title: "Members of practices",
  table: "practice_members",
  source: { table: "dispatch_office_doctors", columns: { id: "bigint", office_id: "bigint", user_id: "bigint" } },
  parents: {
    practice: { entity: "practices", column: "office_id", required: true },
    person: { entity: "profiles", column: "user_id", required: true },
  },
  facts: {
    first_pairs: {
      sql: "select office_id, user_id, min(id) as id from @dispatch_office_doctors group by 1, 2 having count(*) > 1",
      columns: { office_id: "bigint", user_id: "bigint", id: "bigint" },
    },
  },
  joins: ["left join fact_first_pairs fp on fp.office_id = f.office_id and fp.user_id = f.user_id"],
  carries: { first_id: "fp.id" },
  rejects: [{ code: "duplicate_pair", column: "user_id", when: "r.first_id < r.id", kind: "merged" }],
  values: { practice_id: "r.practice", profile_id: "r.person", role: "'doctor'" },
};
