/**
 * HTTP/1.1 byte by byte on a kept connection: for requests that `fetch` would mend or refuse to send, and answers as they come.
 */
import { connect, type Socket } from 'node:net';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

export type RawAnswer = {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  /** Without its content encoding. */
  readonly body: string;
};

const patience = 3_000;

/** One request at a time. A connection that the server has closed is opened again. */
export class RawClient {
  private socket: Socket | null = null;
  private received = Buffer.alloc(0);
  private ended = false;
  private wake = () => {};

  constructor(private readonly url: string) {}

  /** @returns null where the server has closed the connection without a word. */
  async send(bytes: Buffer, { method }: { method: string }): Promise<RawAnswer | null> {
    const socket = await this.open();
    socket.write(bytes);
    const deadline = Date.now() + patience;
    for (;;) {
      const answer = readAnswer(this.received, this.ended, method);
      if (answer) {
        this.received = this.received.subarray(answer.length);
        if (this.ended || answer.headers.get('connection') === 'close' || answer.length === 0 || this.received.length > 0) this.close();
        return { status: answer.status, headers: answer.headers, body: decoded(answer.body, answer.headers.get('content-encoding')) };
      }
      if (this.ended) {
        this.close();
        return null;
      }
      if (Date.now() > deadline) throw new Error(`no whole answer within ${patience} ms`);
      await this.more(deadline);
    }
  }

  close(): void {
    this.socket?.destroy();
    this.socket = null;
    this.received = Buffer.alloc(0);
  }

  private async open(): Promise<Socket> {
    if (this.socket && !this.ended) return this.socket;
    this.close();
    this.ended = false;
    const { hostname, port } = new URL(this.url);
    const socket = connect({ port: Number(port), host: hostname, noDelay: true });
    this.socket = socket;
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('error', reject);
    });
    const end = () => {
      if (this.socket !== socket) return;
      this.ended = true;
      this.wake();
    };
    socket.on('data', (piece) => {
      if (this.socket !== socket) return;
      this.received = Buffer.concat([this.received, piece]);
      this.wake();
    });
    // A reset after the answer is the server's right when it has refused to read on.
    socket.on('error', end);
    socket.on('close', end);
    return socket;
  }

  private more(deadline: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.max(0, deadline - Date.now()));
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

type Parsed = { status: number; headers: Map<string, string>; body: Buffer; length: number };

function readAnswer(bytes: Buffer, ended: boolean, method: string, from = 0): Parsed | null {
  const end = bytes.indexOf('\r\n\r\n', from);
  if (end < 0) return null;
  const [line = '', ...fields] = bytes.subarray(from, end).toString('latin1').split('\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(line)?.[1]);
  const start = end + 4;
  if (status < 200) return readAnswer(bytes, ended, method, start);
  const headers = new Map(fields.map((field) => [field.split(':', 1)[0]!.toLowerCase(), field.slice(field.indexOf(':') + 1).trim()]));
  const whole = (body: Buffer, length: number): Parsed => ({ status, headers, body, length });
  if (method === 'HEAD' || status === 204 || status === 304) return whole(Buffer.alloc(0), start);
  const length = headers.get('content-length');
  if (length !== undefined) {
    const stop = start + Number(length);
    return bytes.length >= stop ? whole(bytes.subarray(start, stop), stop) : null;
  }
  if (headers.get('transfer-encoding') === 'chunked') {
    const chunks = readChunks(bytes, start);
    return chunks && whole(chunks.body, chunks.end);
  }
  return ended ? whole(bytes.subarray(start), bytes.length) : null;
}

function readChunks(bytes: Buffer, from: number): { body: Buffer; end: number } | null {
  const pieces: Buffer[] = [];
  for (let at = from; ; ) {
    const eol = bytes.indexOf('\r\n', at);
    if (eol < 0) return null;
    const size = Number.parseInt(bytes.subarray(at, eol).toString('latin1'), 16);
    const next = eol + 2 + size + 2;
    if (bytes.length < next) return null;
    if (size === 0) return { body: Buffer.concat(pieces), end: next };
    pieces.push(bytes.subarray(eol + 2, eol + 2 + size));
    at = next;
  }
}

function decoded(body: Buffer, encoding: string | undefined): string {
  if (body.length === 0) return '';
  if (encoding === 'br') return brotliDecompressSync(body).toString('utf8');
  if (encoding === 'gzip') return gunzipSync(body).toString('utf8');
  if (encoding === 'deflate') return inflateSync(body).toString('utf8');
  return body.toString('utf8');
}
