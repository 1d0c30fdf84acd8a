import { error, warning, type Check, type Finding } from '../finding.js';
import { codeOf } from '../kit-requests.js';
import { knownWebhooks } from '../known-webhooks.js';
import type { Answer, Net } from '../net.js';
import { below } from '../site.js';

const first =
  "app.use('/kyc', toNodeHandler(kyc)) comes before app.use(express.json()), or express.json({ verify: " +
  '(request, _response, bytes) => { request.rawBody = bytes; } })';

/** A webhook arrives with the bytes that were signed: a wrong signature is refused as one. */
export const webhookBytes: Check = {
  name: 'webhook',
  needs: 'kit',
  async run({ kit, net, webhooks }) {
    if (!kit) return [];
    const known = knownWebhooks.map(({ id, headers }) => ({ id, headers, isNamed: false }));
    const all = [
      ...known,
      ...webhooks.map((id) => ({ id, headers: known[0]?.headers ?? {}, isNamed: true })),
    ];
    const results = await Promise.all(
      all.map(async (one) => ask(below(kit, `webhook/${one.id}`), { ...one, net })),
    );
    const findings = results.filter((result) => result !== undefined).flat();
    return results.some((result) => result !== undefined)
      ? findings
      : { skipped: 'the kit has no webhook of a provider that is known: give --webhook <id>' };
  },
};

interface Asked {
  readonly headers: Readonly<Record<string, string>>;
  readonly isNamed: boolean;
  readonly net: Net;
}

/** Undefined if the kit has no such webhook. */
async function ask(url: URL, { headers, isNamed, net }: Asked): Promise<readonly Finding[] | undefined> {
  const post = (body: string) =>
    net.ask(url, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body });
  const answer = await post('{"from":"kyc-doctor"}');
  const chapter = 'the-verdict-comes-late';
  if (codeOf(answer) === 'NOT_FOUND')
    return isNamed
      ? [
          error(
            chapter,
            `The kit has no webhook at ${url.pathname}.`,
            `${url.pathname} ends in the provider’s id`,
          ),
        ]
      : undefined;
  if (codeOf(answer) === 'SIGNATURE_INVALID') {
    // what is no JSON is refused by a parser, and by the kit as wrongly signed
    if (codeOf(await post('{"from":"kyc-doctor"')) === 'SIGNATURE_INVALID') return [];
    return [
      warning(
        chapter,
        'A body parser reads webhooks before the kit. Unless it keeps the bytes, no signature is ever right.',
        first,
      ),
    ];
  }
  return [refusal(answer, url)];
}

function refusal(answer: Answer, url: URL): Finding {
  const chapter = 'the-verdict-comes-late';
  if (codeOf(answer) === 'INTERNAL_ERROR')
    return error(
      chapter,
      'The webhook’s body was read before the kit and is gone, so every webhook fails.',
      first,
    );
  return error(
    chapter,
    `${url.pathname} answers a provider ${answer.status}: something in front refuses it or leads ` +
      'it elsewhere.',
    `Let POST ${url.pathname} through to the kit, without a login, a CSRF check or a redirect.`,
  );
}
