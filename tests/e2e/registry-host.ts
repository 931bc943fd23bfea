// A static file server on this machine: ETag and 304 as any host of static files gives them, and ways to lie.
import { createHash } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

export type Lie = (name: string, response: http.ServerResponse) => boolean;

export type RegistryHost = Awaited<ReturnType<typeof startRegistryHost>>;

/** Serves `files` under `/register/`; `lie` may answer in the server's place and says whether it did. */
export async function startRegistryHost() {
  const host = {
    files: new Map<string, Uint8Array>(),
    lie: (() => false) as Lie,
    requests: [] as { name: string; status: number; headers: http.IncomingHttpHeaders }[],
  };
  const server = http.createServer((request, response) => {
    const name = (request.url ?? '').replace(/^\/register\//, '');
    response.on('finish', () =>
      host.requests.push({ name, status: response.statusCode, headers: request.headers }),
    );
    if (host.lie(name, response)) return;
    const bytes = host.files.get(name);
    if (!bytes) return void response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>404</h1>');
    const etag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 20)}"`;
    if (request.headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end();
    const type = name.endsWith('.json') ? 'application/json' : 'application/octet-stream';
    response.writeHead(200, { etag, 'content-type': type, 'content-length': bytes.length }).end(bytes);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return Object.assign(host, {
    address: `http://127.0.0.1:${port}/register/`,
    close: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  });
}
