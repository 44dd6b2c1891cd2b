/** How mail leaves: by SMTP, or, where no server is named, as a line in the log. */
import { createTransport } from 'nodemailer';
import type { Log } from '#app/platform/log.server.ts';

export type Letter = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same each time it is sent, so that mail programs show one that came twice once. */
  readonly messageId: string;
  readonly headers?: Readonly<Record<string, string>>;
};
export type Post = (letter: Letter) => Promise<void>;

export function openPost({ smtpUrl, from, log }: { readonly smtpUrl: string | null; readonly from: string; readonly log: Log }): Post {
  if (smtpUrl === null) return async ({ to, subject, text }) => void log.warn({ to, subject, text }, 'no mail server: the letter is');
  const transport = createTransport(smtpUrl);
  return async (letter) => void (await transport.sendMail({ from, ...letter, headers: { ...letter.headers } }));
}
