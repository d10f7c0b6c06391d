/** An existing patient that a new one may be. */
export type LikelyPatient = {
  id: string;
  patient_number: string;
  name: string;
  birth_date: string | null;
  practice_name: string | null;
};
