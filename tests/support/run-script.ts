import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export type Outcome = { code: number | null; out: string; err: string };

/** Runs a script of package.json as a person at a terminal does; `variables` come on top of the tests' own. */
export function runScript(script: string, words: readonly string[], variables: Record<string, string>): Promise<Outcome> {
  const line: string = JSON.parse(readFileSync('package.json', 'utf8')).scripts[script];
  const [program = '', ...rest] = line.split(' ');
  const path = `${process.cwd()}/node_modules/.bin:${process.env.PATH}`;
  const child = spawn(program, [...rest, ...words], { env: { ...process.env, PATH: path, NODE_ENV: 'test', ...variables } });
  const said = { out: '', err: '' };
  child.stdout.on('data', (data) => {
    said.out += data;
  });
  child.stderr.on('data', (data) => {
    said.err += data;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...said })));
}
