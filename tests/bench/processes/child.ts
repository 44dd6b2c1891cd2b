/**
 * A process of its own for each part of a measurement, so that no part shares an event loop with another; where the machine
 * allows it, what serves runs on the first core and what asks on the second, and the database wherever there is room.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

export type Core = 'serving' | 'asking';

export const canPin =
  process.platform === 'linux' && availableParallelism() > 1 && spawnSync('taskset', ['--version'], { stdio: 'ignore' }).status === 0;

export function startProcess(
  core: Core,
  file: string,
  env: Readonly<Record<string, string>> = {},
  flags: readonly string[] = [],
): ChildProcess {
  const node = [process.execPath, ...flags, '--import', './app/cli/typescript.js', file];
  const [program = process.execPath, ...rest] = canPin ? ['taskset', '-c', core === 'serving' ? '0' : '1', ...node] : node;
  return spawn(program, rest, {
    cwd: join(import.meta.dirname, '..', '..', '..'),
    env: { ...process.env, NODE_ENV: 'production', ...env },
    // The site writes its log where it costs what writing a log costs, and nobody reads it.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    serialization: 'advanced',
  });
}

/** Starts one of the programs of this folder, hands it its task and waits for its first answer. */
export async function answerOf<Answer>(child: ChildProcess, task: unknown): Promise<Answer> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`a process of the bench ended with ${code}`);
  });
  const answered = once(child, 'message').then(([message]) => message as Answer);
  child.send(task as object);
  return Promise.race([answered, ended]);
}

export async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const patience = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await gone;
  clearTimeout(patience);
}

/** What a program of this folder does with the one task it is given. */
export function onTask<Task, Answer>(act: (task: Task) => Promise<Answer>): void {
  process.once('message', (task) => {
    act(task as Task).then(
      (answer) => process.send?.(answer),
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
        process.exit(1);
      },
    );
  });
  process.once('disconnect', () => process.exit(0));
}
