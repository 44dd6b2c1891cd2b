/**
 * The hidden key of a form that makes something: sent twice, it makes one. Made where the page is rendered, which is once and on the server;
 * see docs/decisions/no-script-on-public-pages.md.
 */
export function FormKey() {
  return <input type="hidden" name="formKey" value={crypto.randomUUID()} suppressHydrationWarning />;
}
