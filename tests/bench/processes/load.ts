/** Asks a server as fast as it answers, over a number of connections, each going through all the paths in turn. */
import autocannon from 'autocannon';
import { onTask } from './child.ts';

export type LoadTask = {
  readonly base: string;
  readonly paths: readonly string[];
  readonly connections: number;
  readonly seconds: number;
  readonly encoding: string;
};
export type LoadAnswer = {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly bytesPerAnswer: number;
  readonly failed: number;
};

onTask<LoadTask, LoadAnswer>(async ({ base, paths, connections, seconds, encoding }) => {
  const result = await autocannon({
    url: base,
    connections,
    duration: seconds,
    requests: paths.map((path) => ({ method: 'GET', path, headers: { 'accept-encoding': encoding } })),
  });
  const answers = result['2xx'];
  return {
    perSecond: answers / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    bytesPerAnswer: result.throughput.total / Math.max(1, answers),
    failed: result.non2xx + result.errors + result.timeouts,
  };
});
