import pino, { type DestinationStream, type Logger } from 'pino';

export type Log = Logger;

/** One JSON object a line on standard output. Nothing that identifies a person is logged. */
export function openLog(level: string, destination?: DestinationStream): Log {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  return destination ? pino(options, destination) : pino(options);
}
