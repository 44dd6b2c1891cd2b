import { readFileSync } from 'node:fs';
import { childrenOf } from './memory.ts';

/** Milliseconds that a process and its children have spent on a processor so far; null where the system does not say. */
export function cpuOf(pid: number): number | null {
  const times = [pid, ...childrenOf(pid)].map(spentBy).filter((time): time is number => time !== null);
  return times.length === 0 ? null : times.reduce((sum, time) => sum + time, 0);
}

/** Linux counts it in nanoseconds here, and in hundredths of a second elsewhere. A process may end while it is asked. */
function spentBy(pid: number): number | null {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return null;
  }
}
