// Two devices before a kit: the signed-in one that offers, and a phone with cookies of its own that nobody is
// signed in on.

import { json, origin, startKit } from '../kit.js';

type Kit = ReturnType<typeof startKit>;

const sameOrigin = { origin, 'sec-fetch-site': 'same-origin' };

/** What the kit answers a phone's page. */
export interface Told {
  readonly state?: string;
  readonly digits?: string;
  readonly account?: string;
  readonly browser?: string;
  readonly sessionId?: string;
}

export async function startDesktop(given: Parameters<typeof startKit>[0] = {}, wishes: object = {}) {
  const kit = startKit(given);
  takePictures(kit);
  const session = await json(kit.open(wishes));
  const post = (body: object, headers: Record<string, string> = {}) =>
    kit.kit.fetch(
      new Request(`${origin}${String(session['deviceUrl'])}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...sameOrigin, ...headers },
        body: JSON.stringify(body),
      }),
    );
  return {
    ...kit,
    session,
    post,
    offer: async (body: object = {}, headers: Record<string, string> = {}) => {
      const { link } = await json(post(body, headers));
      return new URL(String(link));
    },
    type: async (digits: string | undefined) => (await json(post({ digits })))['isMatched'],
    takeBack: () => post({ takeBack: true }),
    status: () => json(kit.ask(session.statusUrl)),
  };
}

/** The provider takes any document for the front of a card. */
export function takePictures({ upstream }: Pick<Kit, 'upstream'>): void {
  const front = {
    hasError: false,
    isTwoSideDocument: true,
    pageSide: 'FRONT',
    country: 'SVK',
    type: 'IDENTITY_CARD',
  };
  upstream.override = (path) => (path.endsWith('/document') ? Response.json(front) : undefined);
}

export function createPhone({ kit }: Pick<Kit, 'kit'>, user = 'nobody') {
  const jar = new Map<string, string>();
  const send = async (path: string, { body, ...init }: { body?: object; method?: string } = {}) => {
    const response = await kit.fetch(
      new Request(`${origin}/kyc/${path}`, {
        ...init,
        headers: {
          ...sameOrigin,
          'x-user': user,
          cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
          ...(body ? { 'content-type': 'application/json' } : {}),
        },
        ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
      }),
    );
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    return response;
  };
  const tell = async (body: object): Promise<Told> => (await send('device', { body })).json();
  const tokenOf = (link: URL) => link.hash.slice(1);
  return {
    jar,
    send,
    tell,
    look: (link: URL) => tell({ token: tokenOf(link) }),
    claim: (link: URL) => tell({ token: tokenOf(link), isMine: true }),
    stop: (link: URL) => tell({ token: tokenOf(link), isMine: false }),
    session: (body: object = {}) => send('device/session', { body }),
  };
}

/** A phone that goes on with the desktop's session. */
export async function handOver(given?: Parameters<typeof startKit>[0], wishes?: object) {
  const desktop = await startDesktop(given, wishes);
  const phone = createPhone(desktop);
  const { digits } = await phone.claim(await desktop.offer());
  if (!(await desktop.type(digits))) throw new Error('The digits did not match.');
  return { desktop, phone };
}
