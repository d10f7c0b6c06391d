import type { NextConfig } from "next";
import { staticSecurityHeaders } from "./lib/security/headers.ts";

const config: NextConfig = {
  poweredByHeader: false,
  agentRules: false,
  experimental: { authInterrupts: true },
  headers: async () => [{ source: "/:path*", headers: staticSecurityHeaders }],
};

export default config;
