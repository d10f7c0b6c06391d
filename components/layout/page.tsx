/** The one main element of a page inside the frame. */
export function Page({ children, width = "full" }: { children: React.ReactNode; width?: "full" | "form" }) {
  return (
    <main
      id="content"
      tabIndex={-1}
      className={`mx-auto w-full px-4 py-5 outline-none tablet:px-6 ${width === "form" ? "max-w-3xl" : "max-w-[90rem]"}`}
    >
      {children}
    </main>
  );
}
