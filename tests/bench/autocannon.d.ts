declare module 'autocannon' {
  type Request = { readonly method: string; readonly path: string; readonly headers: Readonly<Record<string, string>> };
  type Options = { readonly url: string; readonly connections: number; readonly duration: number; readonly requests: readonly Request[] };
  type Result = {
    readonly duration: number;
    readonly '2xx': number;
    readonly non2xx: number;
    readonly errors: number;
    readonly timeouts: number;
    readonly latency: { readonly p50: number; readonly p99: number };
    readonly throughput: { readonly total: number };
  };
  export default function autocannon(options: Options): Promise<Result>;
}
