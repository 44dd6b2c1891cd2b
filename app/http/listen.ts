import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Listening = {
  readonly port: number;
  /** Takes no new requests, finishes those under way and resolves; after `patience` milliseconds it cuts off what is left. */
  readonly stop: (patience: number) => Promise<void>;
};

/** @throws Error with `code` EADDRINUSE, EACCES or EADDRNOTAVAIL where the address cannot be had. */
export async function listen(handler: RequestListener, { host, port }: { host: string; port: number }): Promise<Listening> {
  const server = createServer(
    {
      // Longer than a usual proxy's 60 or 75 seconds, so that it is the proxy that closes an idle connection.
      keepAliveTimeout: 76_000,
      headersTimeout: 20_000,
      requestTimeout: 30_000,
      // Room for an address that is too long, so that it is answered with a page.
      maxHeaderSize: 65_536,
    },
    handler,
  );
  server.on('clientError', (_error, socket) => {
    if (socket.writable)
      socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-type: text/plain\r\ncontent-length: 12\r\n\r\nBad Request\n');
  });
  // Not a proxy: without this a CONNECT is hung up on without a word.
  server.on('connect', (_request, socket) => {
    socket.end('HTTP/1.1 405 Method Not Allowed\r\nallow: GET, HEAD, POST\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return { port: (server.address() as AddressInfo).port, stop: (patience) => stop(server, patience) };
}

async function stop(server: Server, patience: number): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  // A connection whose request was under way becomes idle when that is answered, and would be kept for another.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearInterval(idle);
  clearTimeout(cut);
}

/** @returns the error that listening there would meet, or null. */
export async function errorOfListening(address: { host: string; port: number }): Promise<NodeJS.ErrnoException | null> {
  try {
    await (await listen(() => {}, address)).stop(0);
    return null;
  } catch (error) {
    return error as NodeJS.ErrnoException;
  }
}
