/** A mail server on this machine that keeps what it is given. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export type PostOffice = { readonly url: string; readonly received: readonly string[]; readonly close: () => Promise<void> };

export async function openPostOffice(): Promise<PostOffice> {
  const received: string[] = [];
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS'], disableReverseLookup: true },
    onData(stream, _session, taken) {
      let text = '';
      stream.setEncoding('utf8');
      stream.on('data', (part: string) => {
        text += part;
      });
      stream.on('end', () => {
        received.push(text);
        taken();
      });
    },
  });
  // A sender that is killed in the middle of a letter is what some tests are about.
  server.on('error', () => {});
  const http = server.listen(0, '127.0.0.1');
  if (!http.listening) await once(http, 'listening');
  const { port } = http.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, received, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** The lines of a letter's head, unfolded, by name in lower case. */
export function headersOf(letter: string): Map<string, string> {
  const [head = ''] = letter.split('\r\n\r\n');
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]));
}
