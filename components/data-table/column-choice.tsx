import { Columns3 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Menu, MenuCheckboxItem, MenuLabel } from "@/components/ui/menu";

type ChoosableColumn = { id: string; getIsVisible: () => boolean; columnDef: { header?: unknown } };

type ColumnChoiceProps = { columns: ChoosableColumn[]; onChoose: (id: string, isVisible: boolean) => void };

export function ColumnChoice({ columns, onChoose }: ColumnChoiceProps) {
  return (
    <Menu
      trigger={
        <Button look="quiet" className="h-7 text-xs text-ink">
          <Columns3 aria-hidden size={16} strokeWidth={1.75} /> Columns
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
    </Menu>
  );
}
