// The merchant's server that is killed again and again: the real kit with everything in it, in a process of
// its own. What it needs of the world is in its environment; the port that it listens at is its only output.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as z from 'zod/mini';
import { trustmatic } from '../../src/providers/trustmatic/server.js';
import { wultra } from '../../src/providers/wultra/server.js';
import { createKycServer } from '../../src/server/create-kyc-server.js';
import { toNodeHandler } from '../../src/server/node.js';
import { consentType, credentialsAt, origin, pairsAt, passwordsAt, secretsAt, version } from './agreed.ts';

const { store, outside, aheadMs, turn } = z
  .object({ store: z.string(), outside: z.string(), aheadMs: z.number(), turn: z.number() })
  .parse(JSON.parse(process.env['KYC_BANK'] ?? '{}'));

const coin = () => Math.random() < 0.5;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A third is decided at once, a third too late to be told at once, and a third by a person. */
async function judge({ again }: { readonly again?: boolean | undefined }) {
  if (!again && coin()) return 'WAIT';
  if (again || coin()) await pause(80);
  return coin() ? 'OK' : 'NOK';
}

const onboarding = wultra({
  credentials: pairsAt(turn),
  callback: { url: outside, credentials: pairsAt(turn), retryDelayMs: 1 },
  answerWithinMs: 40,
  lookupUser: () => null,
  sendOtp: () => true,
  // the reason says which check it is about
  approveClient: async ({ again, status }) => ({ result: await judge({ again }), reason: status }),
  evaluateClient: judge,
});
const kit = createKycServer({
  provider: trustmatic({
    url: outside,
    username: credentialsAt(turn).username,
    password: passwordsAt(turn),
    retryDelayMs: 1,
  }),
  services: [onboarding],
  requireConsent: {
    consentType,
    text: () => ({ version, html: '<p>We look at your face.</p>', language: 'en' }),
  },
  identify: (request) => {
    const id = request.headers.get('x-user');
    return id === null ? null : { id };
  },
  origins: [origin],
  secret: secretsAt(turn),
  returnUrl: '/done',
  baseUrl: `${origin}/kyc`,
  store,
  rateLimits: false,
  sweepEveryMs: 40,
  now: () => Date.now() + aheadMs,
  logger: {
    info: () => undefined,
    warn: () => undefined,
    error: (facts, message) => process.stderr.write(`${message} ${JSON.stringify(facts)}\n`),
  },
  async onOutcome(event) {
    const answer = await fetch(`${outside}/outcomes`, { method: 'POST', body: JSON.stringify(event) });
    if (!answer.ok) throw new Error('The back office did not take it.');
  },
});

const decisionSchema = z.object({
  service: z.enum(['client/evaluate', 'client/approve']),
  processId: z.string(),
  userId: z.string(),
  identityVerificationId: z.string(),
  result: z.enum(['OK', 'NOK']),
  reason: z.optional(z.string()),
});
const handle = toNodeHandler(kit);

const server = createServer((request, response) => {
  if (request.url !== '/decide') return handle(request, response);
  // The person's decision.
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const decision = decisionSchema.parse(JSON.parse(Buffer.concat(chunks).toString()));
    onboarding.decide(decision).then(
      (stands) => response.end(JSON.stringify(stands ?? null)),
      () => response.writeHead(500).end(),
    );
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address() as AddressInfo; // of a server on a port
  process.stdout.write(`${address.port}\n`);
});
process.once('SIGTERM', () => {
  server.close();
  void kit.close().then(() => process.exit(0));
});
