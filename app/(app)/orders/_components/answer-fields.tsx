import type { FormParts } from "@/components/forms/action-form";
import { SelectField, TextAreaField, TextField } from "@/components/forms/form-field";
import {
  answerFields,
  answerName,
  type Answers,
  answerText,
  MORE_ANSWERS,
  type OrderSchema,
  type Question,
  questionsOf,
} from "@/lib/orders/answers";

type AnswerFieldsProps = Pick<FormParts, "field"> & { schema: OrderSchema; questionOrder: string[]; answers: Answers };

/** The form that the schema of an order type describes; what it does not describe can be written as JSON. */
export function AnswerFields({ schema, questionOrder, answers, field }: AnswerFieldsProps) {
  const { questions, takesMore } = questionsOf(schema, questionOrder);
  return (
    <>
      <div className="grid gap-4 phone:grid-cols-2">
        {questions.map((question) => (
          <AnswerField key={question.key} question={question} stored={answers[question.key]} field={field} />
        ))}
      </div>
      {takesMore && (
        <TextAreaField
          label={questions.length > 0 ? "Anything else, as JSON" : "Answers, as JSON"}
          {...field(MORE_ANSWERS, answerFields(schema, answers)[MORE_ANSWERS])}
          rows={4}
          spellCheck={false}
          placeholder='{"colour": "clear"}'
        />
      )}
      {questions.length === 0 && !takesMore && <p className="text-xs text-quiet">This type asks nothing more.</p>}
    </>
  );
}

type AnswerFieldProps = Pick<FormParts, "field"> & { question: Question; stored: Answers[string] | undefined };

function AnswerField({ question, stored, field }: AnswerFieldProps) {
  const shared = {
    label: question.isRequired ? `${question.label} (needed)` : question.label,
    ...field(answerName(question.key), answerText(stored)),
  };
  if (question.kind === "yes") {
    const options = [
      { value: "yes", label: "Yes" },
      { value: "no", label: "No" },
    ];
    return <SelectField {...shared} placeholder="Not said" options={options} />;
  }
  if (question.kind === "choice") {
    const options = (question.enum ?? []).map((key) => ({ value: key, label: key.replaceAll("_", " ") }));
    return <SelectField {...shared} placeholder="Not said" options={options} />;
  }
  if (question.kind === "prose" || question.kind === "json") return <TextAreaField {...shared} rows={3} />;
  if (question.kind === "number") {
    const range = [question.minimum, question.maximum].every((edge) => edge !== undefined)
      ? `From ${question.minimum} to ${question.maximum}`
      : undefined;
    return <TextField {...shared} inputMode="numeric" hint={range} />;
  }
  return <TextField {...shared} hint={question.kind === "list" ? "Several with commas between them" : undefined} />;
}
