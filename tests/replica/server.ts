// The sites of the case on this machine: one HTTP proxy that knows their hosts and refuses all others.
import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { type Answer, captureAnswer, notFound } from './answer.ts';
import { answerFor, isReplicaHost, type PictureFault } from './routes.ts';

export type { Answer } from './answer.ts';
export type { PictureFault } from './routes.ts';

/** One request that reached the replica. Header names are lower case. */
export type ReplicaRequest = {
  method: string;
  host: string;
  path: string;
  url: string;
  headers: http.IncomingHttpHeaders;
};

export interface Replica {
  /** Port of the proxy on 127.0.0.1. */
  readonly port: number;
  /** Base64 SHA-256 of the certificate's public key, for Chromium's list of trusted keys. */
  readonly spki: string;
  readonly requests: ReplicaRequest[];
  /** `host:port` of everything that was asked for and refused. */
  readonly refused: string[];
  /** Changes the answer for one address, exact or without its query. */
  override(url: string, answer: Answer | ((request: ReplicaRequest) => Answer)): void;
  /** Serves a stored page under its address. */
  serveCapture(url: string, html: string): void;
  /** Makes every picture of the networks fail in one way; null heals them. */
  breakPictures(fault: PictureFault | null): void;
  /** Drops overrides, faults and the log. */
  reset(): void;
  close(): Promise<void>;
}

const tls = (name: string) => readFileSync(new URL(`./tls/${name}`, import.meta.url));

/** Starts the replica on a free port. */
export async function startReplica(): Promise<Replica> {
  const state = {
    requests: [] as ReplicaRequest[],
    refused: [] as string[],
    overrides: new Map<string, Answer | ((request: ReplicaRequest) => Answer)>(),
    fault: null as PictureFault | null,
  };
  const sockets = new Set<Socket>();
  const track = (socket: Socket) => {
    sockets.add(socket);
    // A browser that is killed resets its connections; without a listener that would end the test process.
    socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
  };

  const answer = async (request: ReplicaRequest): Promise<Answer> => {
    const bare = request.url.replace(/[?#].*$/, '');
    const override = state.overrides.get(request.url) ?? state.overrides.get(bare);
    if (typeof override === 'function') return override(request);
    return override ?? (await answerFor(new URL(request.url), state.fault)) ?? notFound;
  };

  const handle = (incoming: http.IncomingMessage, response: http.ServerResponse) => {
    const request = describe(incoming);
    state.requests.push(request);
    answer(request).then(
      (found) => send(response, found),
      (error: unknown) => send(response, { status: 500, body: String(error) }),
    );
  };

  const inner = https.createServer({ key: tls('key.pem'), cert: tls('cert.pem') }, handle);
  inner.on('tlsClientError', () => undefined);
  const proxy = http.createServer((incoming, response) => {
    const target = URL.parse(incoming.url ?? '');
    if (target && isReplicaHost(target.hostname)) {
      response.writeHead(301, { location: target.href.replace(/^http:/, 'https:') }).end();
      return;
    }
    state.refused.push(target?.host ?? 'unknown');
    response.writeHead(502).end();
  });
  proxy.on('connection', track);
  proxy.on('connect', (incoming: http.IncomingMessage, socket: Socket) => {
    const [host = '', port] = (incoming.url ?? '').split(':');
    if (isReplicaHost(host) && port === '443') {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      inner.emit('connection', socket);
      return;
    }
    state.refused.push(`${host}:${port}`);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));

  return {
    port: (proxy.address() as AddressInfo).port,
    spki: spkiOf(tls('cert.pem')),
    requests: state.requests,
    refused: state.refused,
    override: (url, changed) => void state.overrides.set(url, changed),
    serveCapture: (url, html) => void state.overrides.set(url, captureAnswer(html)),
    breakPictures(fault) {
      state.fault = fault;
    },
    reset() {
      state.requests.length = 0;
      state.refused.length = 0;
      state.overrides.clear();
      state.fault = null;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => proxy.close(() => resolve()));
    },
  };
}

function describe(incoming: http.IncomingMessage): ReplicaRequest {
  const host = incoming.headers.host ?? '';
  const path = incoming.url ?? '/';
  const method = incoming.method ?? 'GET';
  return { method, host, path, url: `https://${host}${path}`, headers: incoming.headers };
}

function send(response: http.ServerResponse, { status = 200, headers = {}, body = '', hang }: Answer): void {
  if (hang) return;
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, 'content-length': bytes.length }).end(bytes);
}

function spkiOf(certificate: Buffer): string {
  const key = new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(key).digest('base64');
}
