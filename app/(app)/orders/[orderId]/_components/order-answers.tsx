import { Facts } from "@/components/ui/panel";
import { type Answers, answerText, type OrderSchema, otherAnswers, questionsOf } from "@/lib/orders/answers";

type OrderAnswersProps = { data: Answers; schema: OrderSchema; questionOrder: string[] };

/** What the order says, in the words of its type; an answer that the type does not know is shown under its own name. */
export function OrderAnswers({ data, schema, questionOrder }: OrderAnswersProps) {
  const inWords = (value: Answers[string] | undefined) => answerText(value) || null;
  const asked = questionsOf(schema, questionOrder).questions.map(({ key, label }): [string, React.ReactNode] => [
    label,
    inWords(data[key]),
  ]);
  const other = Object.entries(otherAnswers(schema, data)).map(([key, value]): [string, React.ReactNode] => [
    key,
    <span key={key} className="whitespace-pre-wrap">
      {inWords(value)}
    </span>,
  ]);
  if (asked.length + other.length === 0) return <p className="text-xs text-quiet">Nothing was filled in.</p>;
  return <Facts facts={[...asked, ...other]} />;
}
