import { APIError } from 'better-auth/api';

/** Cookies and result of a call of better-auth's; null and its code where it declines. Anything else it throws is a bug. */
export async function asking<T>(
  call: Promise<{ headers: Headers; response: T }>,
): Promise<{ readonly cookies: readonly string[]; readonly response: T } | { readonly declined: string }> {
  try {
    const { headers, response } = await call;
    return { cookies: headers.getSetCookie(), response };
  } catch (error) {
    if (error instanceof APIError) return { declined: String(error.body?.code ?? error.status) };
    throw error;
  }
}
