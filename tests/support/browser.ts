/** Where a Chromium is on this machine; nothing is ever downloaded. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

export function findChromium(): string | null {
  const wished = process.env.CHROMIUM;
  if (wished) return existsSync(wished) ? wished : null;
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => commands.map((command) => join(folder, command)));
  return [...onPath, ...applications, ...playwrightCache()].find((file) => existsSync(file) && runs(file)) ?? null;
}

function playwrightCache(): string[] {
  const cache = { linux: '.cache/ms-playwright', darwin: 'Library/Caches/ms-playwright', win32: 'AppData/Local/ms-playwright' }[
    process.platform as string
  ];
  const folder = cache ? join(homedir(), cache) : '';
  if (!cache || !existsSync(folder)) return [];
  const inside = [
    'chrome-linux/chrome',
    'chrome-linux/headless_shell',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    'chrome-win/chrome.exe',
  ];
  return readdirSync(folder)
    .filter((name) => name.startsWith('chromium'))
    .flatMap((name) => inside.map((path) => join(folder, name, path)));
}

function runs(file: string): boolean {
  try {
    execFileSync(file, ['--version'], { stdio: 'ignore', timeout: 15_000 });
    return true;
  } catch {
    return false;
  }
}

/** Set by `tests/run.ts`; a test file run by hand looks for itself. */
const chromiumPath = process.env.CHROMIUM_FOUND ?? findChromium();

/** For `describe.skipIf`. Where CI asks for all tests, those that need a browser run and fail. */
export const noBrowser = !chromiumPath && process.env.CI !== 'true';

/** Switches off what would speak to hosts that are not ours; as root, Chromium cannot have its sandbox. */
export function launchBrowser(): Promise<Browser> {
  if (!chromiumPath) throw new Error('no Chromium was found');
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...[
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    ],
  });
}
