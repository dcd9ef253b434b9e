import { request as passOn } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { selfSigned } from './self-signed';

export type HttpsFront = {
  readonly url: string;
  /** Where it sends what it gets. */
  to(web: string): void;
  /** The address it saw the next requests come from: here all come from this machine, out there they do not. */
  seen: string;
  close(): Promise<void>;
};

/**
 * What stands before the web at a city: it ends TLS, and adds the address it saw to X-Forwarded-For, behind whatever the
 * client wrote there.
 */
export async function startHttpsFront(): Promise<HttpsFront> {
  let web = '';
  const front = createServer(selfSigned('gradins.test'), (request, response) => {
    const said = request.headers['x-forwarded-for'];
    const forwarded = [...(said ? [String(said)] : []), started.seen].join(', ');
    const headers = { ...request.headers, 'x-forwarded-for': forwarded, 'x-forwarded-proto': 'https' };
    const passed = passOn(`${web}${request.url}`, { method: request.method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(response);
    });
    passed.on('error', () => response.destroy());
    request.pipe(passed);
  });
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  const { port } = front.address() as AddressInfo;
  const started: HttpsFront = {
    url: `https://127.0.0.1:${port}`,
    to: (address) => {
      web = address;
    },
    seen: '203.0.113.7',
    close: () =>
      new Promise((resolve) => {
        front.close(() => resolve());
        front.closeAllConnections();
      }),
  };
  return started;
}
