import { SlidersHorizontal } from "lucide-react";
import { startTransition } from "react";
import { Button } from "@/components/ui/button";
import { Menu, MenuCheckboxItem, MenuLabel, MenuRadioGroup, MenuRadioItem, MenuSeparator } from "@/components/ui/menu";
import { idle } from "@/lib/actions/result";
import { saveDensity } from "@/lib/preferences/actions";
import { densities, type Density } from "@/lib/preferences/density";

type ChoosableColumn = { id: string; getIsVisible: () => boolean; columnDef: { header?: unknown } };

type TableMenuProps = {
  columns: ChoosableColumn[];
  onChoose: (id: string, isVisible: boolean) => void;
  density: Density | undefined;
  onDensity: (density: Density) => void;
};

const densityNames: Record<Density, string> = { comfortable: "Comfortable rows", compact: "Compact rows" };

/** How the table looks, kept for this person. */
export function TableMenu({ columns, onChoose, density, onDensity }: TableMenuProps) {
  const chooseDensity = (value: string) => {
    const chosen = densities.find((known) => known === value);
    if (!chosen) return;
    onDensity(chosen);
    const formData = new FormData();
    formData.set("density", chosen);
    startTransition(async () => void (await saveDensity(idle, formData)));
  };
  return (
    <Menu
      trigger={
        <Button look="quiet" className="h-7 text-xs text-ink">
          <SlidersHorizontal aria-hidden size={16} strokeWidth={1.75} /> Columns
        </Button>
      }
    >
      <MenuLabel>Shown columns, kept for you</MenuLabel>
      {columns.map((column) => (
        <MenuCheckboxItem
          key={column.id}
          checked={column.getIsVisible()}
          onCheckedChange={(isVisible) => onChoose(column.id, isVisible)}
        >
          {typeof column.columnDef.header === "string" ? column.columnDef.header : column.id}
        </MenuCheckboxItem>
      ))}
      {density && (
        <>
          <MenuSeparator />
          <MenuRadioGroup value={density} onValueChange={chooseDensity}>
            {densities.map((value) => (
              <MenuRadioItem key={value} value={value}>
                {densityNames[value]}
              </MenuRadioItem>
            ))}
          </MenuRadioGroup>
        </>
      )}
    </Menu>
  );
}
