import type { listJaws } from "@/lib/orders/queries";

type Jaw = Awaited<ReturnType<typeof listJaws>>[number];

/** FDI numbers of an arch from the patient's right to left: 18…11, 21…28 above and 48…41, 31…38 below. */
function toothNumber(arch: string, place: number): number {
  const [right, left] = arch === "upper" ? [1, 2] : [4, 3];
  return place < 8 ? right * 10 + (8 - place) : left * 10 + (place - 7);
}

function Tooth({ jaw, place }: { jaw: Jaw; place: number }) {
  const isBonded = jaw.bond_teeth[place] === "1";
  const isExtracted = jaw.extract_teeth[place] === "1";
  const number = toothNumber(jaw.arch, place);
  const what = isExtracted ? "extracted" : isBonded ? "bonded" : "left alone";
  const look = isExtracted
    ? "border-red text-red line-through"
    : isBonded
      ? "border-accent bg-selected font-medium"
      : "text-quiet";
  return (
    <li className={`grid h-8 min-w-0 flex-1 place-items-center rounded-control border figures text-2xs ${look}`}>
      <span aria-hidden>{number}</span>
      <span className="sr-only">
        Tooth {number}: {what}
      </span>
    </li>
  );
}

export function ToothChart({ jaws }: { jaws: Jaw[] }) {
  if (jaws.length === 0) return <p className="text-xs text-quiet">No jaw recorded.</p>;
  return (
    <div className="flex flex-col gap-3">
      {jaws.map((jaw) => (
        <div key={jaw.id}>
          <h3 className="pb-1 text-xs font-medium">{jaw.arch === "upper" ? "Upper arch" : "Lower arch"}</h3>
          <ol className="flex flex-wrap gap-0.5">
            {Array.from({ length: 16 }, (_, place) => (
              <Tooth key={place} jaw={jaw} place={place} />
            ))}
          </ol>
        </div>
      ))}
      <p className="text-2xs text-quiet">
        FDI numbers from the patient&rsquo;s right to left. Framed in teal: bonded. Struck through in red: extracted.
      </p>
    </div>
  );
}
