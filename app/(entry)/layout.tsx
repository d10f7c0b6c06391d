import { Mark } from "@/components/layout/mark";

/** The porch: pages for people who are not inside yet. */
export default function EntryLayout({ children }: LayoutProps<"/">) {
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-md flex-col px-5 py-10 phone:py-16">
      <header className="flex items-center gap-2.5 pb-8 text-md font-semibold">
        <Mark /> Archwire
      </header>
      <main id="content" className="flex flex-col gap-5">
        {children}
      </main>
    </div>
  );
}
