/** The headers that are the same for every answer. The content security policy carries a nonce and is made per request. */
export const staticSecurityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), browsing-topics=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
];

const ONE_YEAR = 31_536_000;

export const strictTransportSecurity = `max-age=${ONE_YEAR}; includeSubDomains`;

/**
 * Development needs eval for its error overlay; nothing that is shipped does. Files are sent straight to where they are stored:
 * a server in between would hold them in its memory.
 */
export function contentSecurityPolicy(nonce: string, isDevelopment: boolean, storageOrigin: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self' ${storageOrigin}`,
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** What somebody uploaded runs nothing and loads nothing, whatever it turns out to be. No browser shows a PDF inside a sandbox. */
export function fileSecurityPolicy(type: string): string {
  const policy =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  return type === "application/pdf" ? policy : `${policy}; sandbox`;
}
