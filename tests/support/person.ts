/** Somebody with a browser that keeps cookies and runs no script: asks for pages of a site and sends their forms. */

export type Said = { readonly status: number; readonly to: string | null; readonly body: string; readonly headers: Headers };

export class Person {
  readonly #site: string;
  readonly #cookies = new Map<string, string>();

  constructor(site: string) {
    this.#site = site;
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<Said> {
    return this.#ask(path, { headers });
  }

  async post(path: string, form: Readonly<Record<string, string>>, headers: Record<string, string> = {}): Promise<Said> {
    return this.#ask(path, { method: 'POST', body: new URLSearchParams(form), headers });
  }

  /** Sends a form that takes files. */
  async upload(path: string, form: Readonly<Record<string, string | File>>): Promise<Said> {
    const body = new FormData();
    for (const [name, value] of Object.entries(form)) body.append(name, value);
    return this.#ask(path, { method: 'POST', body });
  }

  /** Sends a form and goes where the answer leads. */
  async send(path: string, form: Readonly<Record<string, string>>): Promise<Said> {
    const said = await this.post(path, form);
    return said.to === null ? said : this.get(said.to);
  }

  /** What is offered for saving. */
  async download(path: string): Promise<Uint8Array> {
    const response = await fetch(this.#site + path, { headers: { cookie: this.cookies } });
    return new Uint8Array(await response.arrayBuffer());
  }

  get cookies(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  set cookies(text: string) {
    this.#cookies.clear();
    for (const pair of text.split('; ').filter(Boolean))
      this.#cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
  }

  async #ask(path: string, init: RequestInit): Promise<Said> {
    const headers = { ...(init.headers as Record<string, string>), ...(this.#cookies.size > 0 ? { cookie: this.cookies } : {}) };
    const response = await fetch(this.#site + path, { ...init, headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
      if (value === '' || /max-age=0/i.test(cookie)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return { status: response.status, to: response.headers.get('location'), body: await response.text(), headers: response.headers };
  }
}
