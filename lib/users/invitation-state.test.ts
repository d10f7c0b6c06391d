import { describe, expect, test } from "vitest";
import { invitationState } from "./invitation-state";

const now = new Date("2026-03-10T00:00:00Z");
const open = { expires_at: "2026-03-14T00:00:00Z", accepted_at: null, revoked_at: null };

describe("invitationState", () => {
  test("open until something happens", () => expect(invitationState(open, now)).toBe("open"));
  test("accepted", () =>
    expect(invitationState({ ...open, accepted_at: "2026-03-09T00:00:00Z" }, now)).toBe("accepted"));
  test("revoked by a person", () =>
    expect(invitationState({ ...open, revoked_at: "2026-03-09T00:00:00Z" }, now)).toBe("revoked"));
  test("expired, before the worker has noticed", () =>
    expect(invitationState({ ...open, expires_at: "2026-03-09T00:00:00Z" }, now)).toBe("expired"));
  test("expired, closed by the worker", () =>
    expect(
      invitationState({ ...open, expires_at: "2026-03-09T00:00:00Z", revoked_at: "2026-03-09T00:00:00Z" }, now),
    ).toBe("expired"));
});
