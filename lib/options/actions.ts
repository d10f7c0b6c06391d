"use server";

import { formAction } from "@/lib/actions/form-action";
import { type ActionResult, failure, success } from "@/lib/actions/result";
import { labAndDoctors } from "@/lib/auth/roles";
import { readOptions } from "./queries";
import { findOptionsInput, type Option } from "./schemas";

/** What a picker offers. Names travel in the body of a request, never in an address. */
export const findOptions = formAction(
  { roles: labAndDoctors, schema: findOptionsInput },
  async ({ kind, q }): Promise<ActionResult<Option[]>> => {
    const options = await readOptions(kind, q);
    return options ? success("Found", options) : failure("The list could not be read. Try again in a moment.");
  },
);
