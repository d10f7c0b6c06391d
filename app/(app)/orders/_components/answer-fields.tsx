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

type FormParts = {
  value: (name: string, stored?: string | null) => string;
  errors: (name: string) => string[] | undefined;
  theirs: (name: string) => string | undefined;
};

type AnswerFieldsProps = FormParts & { schema: OrderSchema; questionOrder: string[]; answers: Answers };

/** The form that the schema of an order type describes; what it does not describe can be written as JSON. */
export function AnswerFields({ schema, questionOrder, answers, ...parts }: AnswerFieldsProps) {
  const { questions, takesMore } = questionsOf(schema, questionOrder);
  return (
    <>
      <div className="grid gap-4 phone:grid-cols-2">
        {questions.map((question) => (
          <AnswerField key={question.key} question={question} stored={answers[question.key]} {...parts} />
        ))}
      </div>
      {takesMore && (
        <TextAreaField
          label={questions.length > 0 ? "Anything else, as JSON" : "Answers, as JSON"}
          name={MORE_ANSWERS}
          rows={4}
          spellCheck={false}
          placeholder='{"colour": "clear"}'
          defaultValue={parts.value(MORE_ANSWERS, answerFields(schema, answers)[MORE_ANSWERS])}
          errors={parts.errors(MORE_ANSWERS)}
          theirs={parts.theirs(MORE_ANSWERS)}
        />
      )}
      {questions.length === 0 && !takesMore && <p className="text-xs text-quiet">This type asks nothing more.</p>}
    </>
  );
}

type AnswerFieldProps = FormParts & { question: Question; stored: Answers[string] | undefined };

function AnswerField({ question, stored, value, errors, theirs }: AnswerFieldProps) {
  const name = answerName(question.key);
  const shared = {
    label: question.isRequired ? `${question.label} (needed)` : question.label,
    name,
    defaultValue: value(name, answerText(stored)),
    errors: errors(name),
    theirs: theirs(name),
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
