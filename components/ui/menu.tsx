"use client";

import { DropdownMenu } from "radix-ui";

type MenuProps = { trigger: React.ReactNode; children: React.ReactNode };

export function Menu({ trigger, children }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={6}
          collisionPadding={8}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-52 overflow-y-auto rounded-control border bg-surface p-1 text-sm shadow-float"
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

const item =
  "flex min-h-8 w-full cursor-default items-center gap-2 rounded-[4px] px-2 outline-none data-disabled:opacity-50 data-highlighted:bg-hover";

export function MenuItem(props: { asChild?: boolean; onSelect?: () => void; children: React.ReactNode }) {
  return <DropdownMenu.Item className={item} {...props} />;
}

export function MenuCheckboxItem(props: {
  checked: boolean;
  disabled?: boolean;
  onCheckedChange: (checked: boolean) => void;
  children: React.ReactNode;
}) {
  const { children, ...rest } = props;
  return (
    <DropdownMenu.CheckboxItem className={item} onSelect={(event) => event.preventDefault()} {...rest}>
      <span aria-hidden className="grid size-4 place-items-center rounded-[3px] border border-edge">
        <DropdownMenu.ItemIndicator className="size-2 rounded-[1px] bg-accent" />
      </span>
      {children}
    </DropdownMenu.CheckboxItem>
  );
}

export function MenuRadioGroup(props: {
  value: string;
  onValueChange: (value: string) => void;
  children: React.ReactNode;
}) {
  return <DropdownMenu.RadioGroup {...props} />;
}

export function MenuRadioItem({ value, children }: { value: string; children: React.ReactNode }) {
  return (
    <DropdownMenu.RadioItem value={value} className={item}>
      <span aria-hidden className="grid size-4 place-items-center rounded-full border border-edge">
        <DropdownMenu.ItemIndicator className="size-2 rounded-full bg-accent" />
      </span>
      {children}
    </DropdownMenu.RadioItem>
  );
}

export function MenuLabel({ children }: { children: React.ReactNode }) {
  return <DropdownMenu.Label className="px-2 pt-2 pb-1 text-2xs text-quiet">{children}</DropdownMenu.Label>;
}

export function MenuSeparator() {
  return <DropdownMenu.Separator className="my-1 border-t" />;
}
