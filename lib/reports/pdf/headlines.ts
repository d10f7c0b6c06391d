import { type Figure, headlines } from "../figures.ts";
import { changeOf, formatValue } from "../format.ts";
import { area, colours, type Sheet } from "./sheet.ts";

const COLUMNS = 3;
const HEIGHT = 66;

const tones = { good: colours.good, bad: colours.bad, even: colours.quiet };
const meanings = { good: ", better", bad: ", worse", even: "" };

/** The six figures on top, each with its change to the month before and to a year ago. */
export function drawHeadlines(sheet: Sheet, figures: Figure[], [, before, year]: [string, string, string]): void {
  const shown = headlines.flatMap((key) => figures.find((figure) => figure.key === key) ?? []);
  const width = area.width / COLUMNS;
  shown.forEach((figure, index) => {
    const x = area.left + (index % COLUMNS) * width;
    const y = sheet.y + Math.floor(index / COLUMNS) * HEIGHT;
    if (index % COLUMNS === 0) sheet.rule(y);
    sheet.line(figure.title, x, y + 9, { colour: colours.quiet });
    sheet.line(formatValue(figure.values[0], figure.kind), x, y + 20, { face: "figures", size: 18 });
    for (const [line, name] of [before, year].entries()) {
      const change = changeOf(figure, figure.values[line === 0 ? 1 : 2]);
      const words = change ? `${change.words}${meanings[change.tone]}` : "–";
      const top = y + 43 + line * 9;
      const style = { face: "figures", size: 6.5, colour: change ? tones[change.tone] : colours.quiet } as const;
      sheet.line(words, x, top, style);
      sheet.line(`on ${name}`, x + sheet.widthOf(words, style) + 4, top, { size: 6.5, colour: colours.quiet });
    }
  });
  sheet.y += Math.ceil(shown.length / COLUMNS) * HEIGHT;
  sheet.rule(sheet.y);
  sheet.y += 16;
}
