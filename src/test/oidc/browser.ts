import { GET as callback } from '@/app/api/oidc/callback/route';
import { POST as end } from '@/app/api/oidc/end/route';
import { GET as start } from '@/app/api/oidc/start/route';

const APP = 'http://gradins.test';
/** What a request says of its own host is never believed. */
const HOSTILE = 'https://hostile.example';

/** A browser of one person: it keeps cookies and calls the doors in place, under a host that is not ours. */
export function openBrowser(userAgent = '') {
  const jar = new Map<string, string>();
  const remember = (response: Response): Response => {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      if (/Max-Age=0/.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  };
  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const request = (path: string, init: RequestInit = {}) =>
    new Request(`${HOSTILE}${path}`, {
      ...init,
      headers: { cookie: cookies(), 'user-agent': userAgent, ...init.headers },
    });

  return {
    jar,
    /** The address of the provider that the button leads to; `again` as the dialog that asks for a proof does. */
    async begin(again = false): Promise<URL> {
      const response = remember(await start(request(`/api/oidc/start${again ? '?again=1' : ''}`)));
      return new URL(response.headers.get('location') ?? '');
    },
    /** Comes back from the provider with these parameters. */
    async comeBack(query: URLSearchParams): Promise<Response> {
      return remember(await callback(request(`/api/oidc/callback?${query}`)));
    },
    async leave(origin = APP): Promise<Response> {
      return remember(await end(request('/api/oidc/end', { method: 'POST', headers: { origin } })));
    },
  };
}
export type Browser = ReturnType<typeof openBrowser>;
