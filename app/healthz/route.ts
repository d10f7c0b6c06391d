/** The process is up. Says nothing about what it depends on. */
export function GET() {
  return Response.json({ status: "ok" });
}
