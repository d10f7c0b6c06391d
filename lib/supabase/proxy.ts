import "server-only";
import { createServerClient } from "@supabase/ssr";
import { type NextRequest, NextResponse } from "next/server";
import { safeNextPath } from "@/lib/auth/next-path";
import { env } from "@/lib/env";
import { contentSecurityPolicy, strictTransportSecurity } from "@/lib/security/headers";
import { sessionCookieOptions } from "./cookies";
import { REQUEST_ID } from "./request-id";

const publicPaths = new Set([
  "/sign-in",
  "/sign-up",
  "/forgot-password",
  "/auth/confirm",
  "/mailbox",
  "/mailbox/attachment",
]);

/** Refreshes the session, sends anonymous visitors to sign-in, and gives the page its script nonce. */
export async function updateSession(request: NextRequest): Promise<NextResponse> {
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const requestId = crypto.randomUUID();
  const policy = contentSecurityPolicy(nonce, env().NODE_ENV === "development", new URL(env().SUPABASE_URL).origin);
  const continued = () => {
    const headers = new Headers(request.headers);
    headers.set("x-nonce", nonce);
    headers.set(REQUEST_ID, requestId);
    headers.set("content-security-policy", policy);
    return NextResponse.next({ request: { headers } });
  };

  let response = continued();
  const supabase = createServerClient(env().SUPABASE_URL, env().SUPABASE_PUBLISHABLE_KEY, {
    cookieOptions: sessionCookieOptions(),
    cookies: {
      getAll: () => request.cookies.getAll(),
      setAll: (cookiesToSet, headers) => {
        for (const { name, value } of cookiesToSet) request.cookies.set(name, value);
        response = continued();
        for (const { name, value, options } of cookiesToSet) response.cookies.set(name, value, options);
        for (const [key, value] of Object.entries(headers)) response.headers.set(key, value);
      },
    },
  });
  // Nothing may stand between the client and this call, or sessions get lost.
  const { data } = await supabase.auth.getClaims();

  if (!data && !publicPaths.has(request.nextUrl.pathname)) {
    const signIn = new URL("/sign-in", request.nextUrl);
    const next = safeNextPath(request.nextUrl.pathname + request.nextUrl.search);
    if (next !== "/") signIn.searchParams.set("next", next);
    const redirect = NextResponse.redirect(signIn);
    for (const cookie of response.cookies.getAll()) redirect.cookies.set(cookie);
    redirect.headers.set("cache-control", "private, no-store");
    response = redirect;
  }

  // What somebody uploaded comes with a policy of its own, which this one would replace.
  if (!request.nextUrl.pathname.startsWith("/files/")) response.headers.set("content-security-policy", policy);
  const isEncrypted = request.headers.get("x-forwarded-proto") === "https" || request.nextUrl.protocol === "https:";
  if (isEncrypted) response.headers.set("strict-transport-security", strictTransportSecurity);
  return response;
}
