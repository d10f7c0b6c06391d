import type { Model } from "./model.ts";

/**
 * What ships: the start of every training, and all that a small lab ever needs. Shares among pairs of one person and of two,
 * from same to different, pooled over generated people and public test data; no lab's records are in it.
 */
export const defaultFields: Model["fields"] = {
  given: {
    same: [0.64, 0.04, 0.15, 0.045, 0.015, 0.11],
    others: [0.006, 0.004, 0.003, 0.006, 0.012, 0.969],
    family: [0.002, 0.01, 0.008, 0.012, 0.03, 0.938],
  },
  surname: {
    same: [0.58, 0.03, 0.22, 0.05, 0.03, 0.09],
    others: [0.003, 0.002, 0.002, 0.004, 0.009, 0.98],
    family: [0.83, 0.05, 0.02, 0.01, 0.01, 0.08],
  },
  // Not an observation but an allowance: whoever looks both ways must not take the better one for evidence. A brother's names are
  // swapped as often as one's own.
  swap: { same: [0.93, 0.07], others: [1, 1], family: [0.93, 0.07] },
  birth: {
    same: [0.79, 0.02, 0.08, 0.03, 0.015, 0.01, 0.055],
    others: [0.00006, 0.00006, 0.001, 0.012, 0.016, 0.06, 0.91082],
    family: [0.05, 0.001, 0.006, 0.023, 0.02, 0.06, 0.84],
  },
  sex: { same: [0.98, 0.02], others: [0.5, 0.5], family: [0.5, 0.5] },
  email: {
    same: [0.72, 0.06, 0.08, 0.04, 0.1],
    others: [0.0001, 0.0004, 0.0003, 0.004, 0.9952],
    family: [0.6, 0.03, 0.02, 0.05, 0.3],
  },
  phone: {
    same: [0.7, 0.1, 0.05, 0.01, 0.14],
    others: [0.0001, 0.0001, 0.0003, 0.01, 0.9895],
    family: [0.6, 0.03, 0.02, 0.05, 0.3],
  },
  location: {
    same: [0.42, 0.32, 0.12, 0.05, 0.03, 0.06],
    others: [0.00003, 0.0001, 0.0003, 0.001, 0.02, 0.97857],
    family: [0.5, 0.3, 0.08, 0.04, 0.03, 0.05],
  },
  guardian: { same: [0.7, 0.12, 0.08, 0.1], others: [0.0002, 0.0005, 0.02, 0.9793], family: [0.7, 0.12, 0.08, 0.1] },
  nationalId: {
    same: [0.85, 0.06, 0.03, 0.06],
    others: [0.00001, 0.00005, 0.0005, 0.99944],
    family: [0.00001, 0.01, 0.02, 0.96999],
  },
  practice: { same: [0.9, 0.1], others: [0.02, 0.98], family: [0.9, 0.1] },
};

/** Among a hundred people perhaps five stand in the books twice. */
export const defaultPrior = (people: number) => 0.1 / Math.max(people, 20);

/** And every second one has somebody of the family in them. */
export const defaultFamilies = (people: number) => 0.5 / Math.max(people, 20);

export const defaultModel = (people: number, frequencies: Model["frequencies"] = {}): Model => ({
  prior: defaultPrior(people),
  families: defaultFamilies(people),
  people,
  fields: defaultFields,
  frequencies,
});
