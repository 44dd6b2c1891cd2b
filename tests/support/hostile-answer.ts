/** What an answer to a hostile request must keep to, whatever the request was. */
import { languageOf, languages, tagOf } from '#app/ui/language.ts';
import type { Attack } from './hostile.ts';
import type { RawAnswer } from './raw-http.ts';

const clear = new Set([200, 301, 302, 303, 304, 400, 404, 405, 413, 414, 415, 422, 429, 431]);
const safe = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);
const insides =
  /\n\s+at .+:\d+:\d+|node_modules|\.tsx?:\d+|PostgresError|syntax error at|invalid byte sequence|violates \w+ constraint|Unexpected Server Error/;

/** @returns what is wrong with the answer, in words; nothing if it is as it should be. */
export function faultsOf(attack: Attack, answer: RawAnswer | null): string[] {
  if (!answer) return ['no answer'];
  const { status, headers, body } = answer;
  const type = headers.get('content-type') ?? '';
  const faults: string[] = [];
  const demand = (holds: boolean, fault: string) => {
    if (!holds) faults.push(fault);
  };
  demand(clear.has(status) || isAllowed(attack, status), `status ${status}`);
  demand(!headers.has('x-probe'), 'a header of the attacker');
  demand(!insides.test(body), 'the insides of the server');
  if (status >= 300 && status < 304)
    demand(/^\/(?![/\\])[\x21-\x7e]*$/.test(headers.get('location') ?? ''), `leads to ${headers.get('location')}`);
  if (body === '') {
    demand(attack.method === 'HEAD' || status < 400 || type === '', 'an empty answer');
    return faults;
  }
  if (/json|x-script/.test(type)) {
    demand(headers.get('x-content-type-options') === 'nosniff', 'may be read as a page');
    if (/json/.test(type)) demand(isJson(body), 'is not JSON');
    return faults;
  }
  demand(!/<\/?x-probe|["'] x-probe=/i.test(body), 'what was sent, not escaped');
  if (/html/.test(type)) faults.push(...faultsOfPage(attack, status, body));
  return faults;
}

/** A status that the request itself explains. */
function isAllowed({ method, path, headers }: Attack, status: number): boolean {
  const has = (name: string) => headers.some(([other]) => other === name);
  // The framework's way of putting a redirect into data.
  if (status === 202) return /\.data(?:$|[?#])/i.test(path);
  // What the framework says of the site map to a script that has none of it.
  if (status === 204) return /__manifest(?:$|[?#])/.test(path);
  if (status === 403) return !safe.has(method) && (has('origin') || has('sec-fetch-site'));
  if (status === 411) return has('transfer-encoding');
  return status === 417 && has('expect');
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function faultsOfPage({ path }: Attack, status: number, body: string): string[] {
  const faults: string[] = [];
  const heading = /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(body)?.[1]?.replace(/<[^>]*>/g, '');
  if (!heading?.trim()) faults.push('a page without a heading');
  // React marks the end of a suspense boundary behind the page.
  if (!/<\/html>(?:<!--\/?\$-->)*\s*$/.test(body)) faults.push('half a page');
  if (body.includes(`<title>${status} · 桂品通</title>`)) {
    // Before any route: the language cannot be known, so all three are there.
    for (const language of languages) if (!body.includes(`<p lang="${tagOf[language]}">`)) faults.push(`nothing in ${language}`);
  } else {
    const tag = tagOf[languageOf(firstSegment(path)) ?? 'zh'];
    const said = /<html lang="([^"]*)"/.exec(body)?.[1];
    if (said !== tag) faults.push(`a page in ${said}, not in ${tag}`);
  }
  return faults;
}

/** Of the address as the router reads it. */
function firstSegment(path: string): string | undefined {
  try {
    const [, first = ''] = new URL(`http://guipintong.example${path}`).pathname.replace(/\/?(?:_root)?\.data$/, '').split('/');
    return decodeURIComponent(first) || undefined;
  } catch {
    return undefined;
  }
}
