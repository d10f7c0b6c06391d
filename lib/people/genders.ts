export const genders = ["female", "male", "other", "not_stated"] as const;

export const genderNames: Record<(typeof genders)[number], string> = {
  female: "Female",
  male: "Male",
  other: "Other",
  not_stated: "Not stated",
};

export function genderName(key: string): string {
  return genders.some((gender) => gender === key) ? genderNames[key as (typeof genders)[number]] : key;
}
