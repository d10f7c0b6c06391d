/** One field for each state, named by noun and state; which states exist is the database's to say. */
export const levelName = (noun: "case" | "order", state: string) => `${noun}.${state}`;
