"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/actions/form-action";
import { failure, success } from "@/lib/actions/result";
import { approvers, labAndDoctors } from "@/lib/auth/roles";
import { explainRefusal, isSentTwice, SENT_BEFORE } from "@/lib/postgrest/errors";
import { isSentBefore } from "@/lib/postgrest/sent-before";
import { createClient } from "@/lib/supabase/server";
import { addInstructionInput, approveInstructionInput } from "./schemas";

export const addInstruction = formAction(
  { roles: labAndDoctors, schema: addInstructionInput },
  async (instruction, { formData }) => {
    const supabase = await createClient();
    const { error } = await supabase.from("instructions").insert(instruction).select("id").single();
    if (error && isSentTwice(error)) {
      if (!(await isSentBefore(supabase, "instructions", instruction))) return failure(SENT_BEFORE, formData);
    } else if (error) return failure(explainRefusal(error, "addInstruction"), formData);
    refresh();
    return success("Instruction added");
  },
);

export const approveInstruction = formAction(
  { roles: approvers, schema: approveInstructionInput },
  async (approval) => {
    const supabase = await createClient();
    const { error } = await supabase.rpc("approve_instruction", approval);
    if (error) return failure(explainRefusal(error, "approveInstruction"));
    refresh();
    return success("Approved");
  },
);
