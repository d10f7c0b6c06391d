"use server";

import { redirect } from "next/navigation";
import { formAction } from "@/lib/actions/form-action";
import { conflict, failure, invalid } from "@/lib/actions/result";
import { labAndDoctors, labRoles } from "@/lib/auth/roles";
import { explainRefusal, isSentTwice, SENT_BEFORE } from "@/lib/postgrest/errors";
import { isSentBefore } from "@/lib/postgrest/sent-before";
import { listWords } from "@/lib/states/queries";
import { createClient } from "@/lib/supabase/server";
import { answerFields, readAnswers } from "../answers";
import { getOrderFields } from "../queries";
import { createOrderInput, updateOrderInput } from "../schemas";

/** The answers to the questions of the chosen type, or what is wrong with them. */
async function answersTo(orderType: string, formData: FormData) {
  const type = (await listWords()).orderTypes.find(({ key }) => key === orderType);
  if (!type) return { fieldErrors: { order_type: ["Choose one of the list."] } };
  const read = readAnswers(type.schema, formData);
  return "fieldErrors" in read ? read : { ...read, needsCase: type.requiresCase };
}

export const createOrder = formAction(
  { roles: labAndDoctors, schema: createOrderInput },
  async (fields, { formData, user }) => {
    const answers = await answersTo(fields.order_type, formData);
    if ("fieldErrors" in answers) return invalid(answers.fieldErrors, formData);
    if (answers.needsCase && !fields.case_id)
      return invalid({ case_id: ["Choose the case: an order of this type belongs to one."] }, formData);
    const supabase = await createClient();
    // What hangs on a case or a patient inherits its lab; only an order from the shop names it.
    const tenant = fields.case_id || fields.patient_id ? undefined : user.organizationId;
    const row = { ...fields, organization_id: tenant, data: answers.data };
    const { error } = await supabase
      .from("orders")
      // The number is the database's to give.
      .insert(row as typeof row & { order_number: string })
      .select("id")
      .single();
    if (error && isSentTwice(error)) {
      if (!(await isSentBefore(supabase, "orders", fields))) return failure(SENT_BEFORE, formData);
    } else if (error) return failure(explainRefusal(error, "createOrder"), formData);
    redirect(`/orders/${fields.id}`);
  },
);

export const updateOrder = formAction(
  { roles: labRoles, schema: updateOrderInput },
  async ({ id, rowVersion, ...fields }, { formData }) => {
    const answers = await answersTo(fields.order_type, formData);
    if ("fieldErrors" in answers) return invalid(answers.fieldErrors, formData);
    const supabase = await createClient();
    const { data, error } = await supabase
      .from("orders")
      .update({ ...fields, data: answers.data })
      .eq("id", id)
      .eq("row_version", rowVersion)
      .select("id")
      .maybeSingle();
    if (error) return failure(explainRefusal(error, "updateOrder"), formData);
    if (!data) {
      const theirs = await getOrderFields(id);
      const schema = (await listWords()).orderTypes.find(({ key }) => key === theirs?.shown.order_type)?.schema ?? {};
      return theirs
        ? conflict({ ...theirs.shown, ...answerFields(schema, theirs.answers) }, formData)
        : failure("This order is not there any more.", formData);
    }
    redirect(`/orders/${id}`);
  },
);
