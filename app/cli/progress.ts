export type Progress = {
  readonly show: (step: string, done: number, total: number) => void;
  readonly finish: (result: string) => void;
};

/** Progress as one line that changes, on a terminal; elsewhere (a log, a pipe) a line per step. */
export function progressOn(output: NodeJS.WriteStream, title: string): Progress {
  const start = Date.now();
  let current = '';
  let shownAt = 0;
  const line = (text: string) => output.write(output.isTTY ? `\r\x1b[2K${text}` : `${text}\n`);
  return {
    show: (step, done, total) => {
      if (output.isTTY) {
        if (Date.now() - shownAt < 60 && done < total) return;
        shownAt = Date.now();
        const share = total === 0 ? 1 : done / total;
        line(`${title}: ${step.padEnd(16)} ${bar(share)} ${String(Math.floor(100 * share)).padStart(3)} %`);
      } else if (step !== current) {
        line(`${title}: ${step}`);
      }
      current = step;
    },
    finish: (result) => {
      line(`${title}: ${result} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
      if (output.isTTY) output.write('\n');
    },
  };
}

const width = 24;
const bar = (share: number) => '█'.repeat(Math.round(width * share)).padEnd(width, '░');
