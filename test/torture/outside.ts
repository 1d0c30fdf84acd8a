// The world around the bank: the provider, which says another verdict each time; the Onboarding Server, and
// the back office, both of which fail now and then. They write down what they were told.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as z from 'zod/mini';
import { credentialsAt } from './agreed.ts';

/** What the back office was told. */
export type ToldOutcome = z.output<typeof outcomeSchema>;

export interface Outside {
  readonly url: string;
  /** Outcomes that the back office was told, by session, in the order that it heard them. */
  readonly outcomes: ReadonlyMap<string, readonly ToldOutcome[]>;
  /** Decisions that the Onboarding Server was told, by verification. */
  readonly decisions: ReadonlyMap<string, ReadonlySet<string>>;
  /** The reasons that they were told with, in their order. */
  readonly reasons: ReadonlyMap<string, readonly string[]>;
  /** How often either was told anything. */
  readonly told: { outcomes: number; decisions: number };
  /** From now on another password is right. */
  turnTo(turn: number): void;
  close(): void;
}

const initializeSchema = z.object({ sessionId: z.string() });
const outcomeSchema = z.object({
  eventId: z.string(),
  sessionId: z.string(),
  status: z.string(),
  revision: z.optional(z.number()),
  supersedes: z.optional(z.array(z.string())),
});
const decisionSchema = z.object({
  identityVerificationId: z.string(),
  evaluationResult: z.optional(z.string()),
  approvalResult: z.optional(z.string()),
  resultReason: z.nullish(z.string()),
});
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

export async function startOutside(random: () => number): Promise<Outside> {
  const outcomes = new Map<string, ToldOutcome[]>();
  const decisions = new Map<string, Set<string>>();
  const reasons = new Map<string, string[]>();
  const told = { outcomes: 0, decisions: 0 };
  let right = credentialsAt(0);
  const note = (book: Map<string, Set<string>>, key: string, word: string) =>
    book.set(key, (book.get(key) ?? new Set()).add(word));

  function answer(path: string, body: unknown): object | undefined {
    if (path.endsWith('/enrolment/initialize')) {
      const { sessionId } = initializeSchema.parse(body);
      const token = [part({ alg: 'HS256' }), part({ nbf: 0, exp: 9e9, sessionId }), part({})].join('.');
      return { accessToken: token, sessionId, webEnrolmentUrl: `https://id.example/?token=${token}` };
    }
    if (path.endsWith('/status')) return { status: random() < 0.5 ? 'AUTO_APPROVED' : 'AUTO_REJECTED' };
    if (path.endsWith('/decision/results'))
      return { decision: { score: Math.floor(random() * 100), level: 'HIGH' } };
    // Both may have heard and still fail to say so.
    if (path === '/outcomes') {
      const outcome = outcomeSchema.parse(body);
      told.outcomes += 1;
      outcomes.set(outcome.sessionId, [...(outcomes.get(outcome.sessionId) ?? []), outcome]);
      return random() < 0.1 ? undefined : {};
    }
    const decision = decisionSchema.parse(body);
    const { identityVerificationId, evaluationResult, approvalResult, resultReason } = decision;
    told.decisions += 1;
    const before = reasons.get(identityVerificationId) ?? [];
    reasons.set(identityVerificationId, [...before, resultReason ?? '']);
    note(
      decisions,
      identityVerificationId,
      String(path.endsWith('/approve') ? approvalResult : evaluationResult),
    );
    return random() < 0.1 ? undefined : { result: 'OK', resultReason: null };
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('error', () => undefined); // the bank was killed
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const body: unknown = text === '' ? undefined : JSON.parse(text);
      const { authorization } = request.headers;
      const isKnown = authorization === `Basic ${btoa(`${right.username}:${right.password}`)}`;
      if (!isKnown && request.url !== '/outcomes') {
        response.writeHead(401).end();
        return;
      }
      const answered = answer(request.url ?? '', body);
      response
        .writeHead(answered ? 200 : 503, { 'content-type': 'application/json' })
        .end(JSON.stringify(answered ?? {}));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // of a server on a port
  return {
    url: `http://127.0.0.1:${port}`,
    outcomes,
    decisions,
    reasons,
    told,
    turnTo: (turn) => void (right = credentialsAt(turn)),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
