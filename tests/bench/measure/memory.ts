/**
 * Memory of a process and its children, in bytes. Of memory that processes share, each counts its part (PSS), since the
 * database's cache would else be counted once for each connection; null where the system does not say.
 */
import { readdirSync, readFileSync } from 'node:fs';

export function memoryOf(pid: number): number | null {
  const sizes = [pid, ...childrenOf(pid)].map(proportional).filter((size): size is number => size !== null);
  return sizes.length === 0 ? null : sizes.reduce((sum, size) => sum + size, 0);
}

function proportional(pid: number): number | null {
  const kilobytes = /^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`)) ?? /^VmRSS:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`));
  return kilobytes ? Number(kilobytes[1]) * 1024 : null;
}

export function childrenOf(pid: number): number[] {
  const tasks = list(`/proc/${pid}/task`);
  return tasks.flatMap((task) => read(`/proc/${pid}/task/${task}/children`).split(' ').filter(Boolean).map(Number));
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
