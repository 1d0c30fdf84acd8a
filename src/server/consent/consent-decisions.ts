// The consent before an enrolment, and its evidence: who decided what about which text, and when
// (docs/server.md, Consent). It must never take an acceptance for a text that is not the present one, nor
// change what was written down.

import * as z from 'zod/mini';
import type { User } from '../../providers/contract.js';
import { isStorable } from '../../providers/storable-text.js';
import type { Context } from '../context.js';
import { Problem } from '../problem.js';
import { readLanguage } from '../session-request.js';
import { isNews } from '../store/stored-consents.js';
import type { AcceptanceLimit, ConsentEvidence } from '../store/stored-consents.js';
import { readConsentText } from './consent-text.js';
import type { PresentText, RequireConsent } from './consent-text.js';

export interface Consents {
  /** The answer to `GET consent`. */
  present(user: User, language: string | undefined): Promise<object>;
  /**
   * Writes down what `POST consent` says. @throws Problem `REQUEST_INVALID`, `CONSENT_STALE`, `RATE_LIMITED`
   */
  decide(user: User, body: unknown): Promise<void>;
  /** @throws Problem `CONSENT_REQUIRED` unless the user has agreed to the present text */
  demand(user: User, language: string | undefined): Promise<void>;
  /** @throws Problem `CONSENT_REQUIRED` once they have withdrawn or declined it, whichever text it was */
  demandStill(userId: string): Promise<void>;
}

/** Body of `POST consent`. */
export const decisionSchema = z.object({
  consentType: z.string().check(z.minLength(1), z.maxLength(256)),
  version: z.string().check(z.minLength(1), z.maxLength(256), isStorable()),
  approved: z.boolean(),
  language: z.optional(z.unknown()),
});

/**
 * Nobody changes their mind so often, and every change is kept for years. Withdrawals have no limit: each
 * needs an acceptance before it.
 */
const mostAcceptances = 20;
const anHourMs = 3_600_000;

export function createConsents(
  required: RequireConsent,
  { store, logger, now, audit }: Pick<Context, 'store' | 'logger' | 'now' | 'audit'>,
): Consents {
  const { consentType } = required;
  const textFor = (user: User, language: string | undefined) =>
    readConsentText(required, { user, language }, logger);
  const add = (evidence: Omit<ConsentEvidence, 'id' | 'at' | 'consentType'>, limit?: AcceptanceLimit) =>
    addAndNote({ store, audit }, { ...evidence, id: crypto.randomUUID(), consentType, at: now() }, limit);

  async function isApproved({ id }: User, version: string): Promise<boolean> {
    const newest = await newestOf(store, { userId: id, consentType });
    return newest?.decision === 'accepted' && newest.version === version;
  }

  /** @throws Problem `RATE_LIMITED` for a customer who agrees again and again */
  async function accept({ id }: User, text: PresentText): Promise<void> {
    const acceptance = { ...(await shown(text)), userId: id, decision: 'accepted' } as const;
    // The store counts while nobody else is at work on this user, on whatever machine.
    if (await add(acceptance, { most: mostAcceptances, since: now() - anHourMs })) return;
    const known = (await store.consents(id)).filter((evidence) => evidence.consentType === consentType);
    if (!isNews(acceptance, known.at(-1))) return;
    const oldest = known.filter(({ decision }) => decision === 'accepted').at(-mostAcceptances);
    throw new Problem('RATE_LIMITED', {
      retryAfterMs: Math.max(1_000, (oldest?.at ?? 0) + anHourMs - now()),
    });
  }

  /**
   * Nobody has to read what they decline, so a text that is no longer the present one can be declined as
   * well.
   */
  async function decline(
    user: User,
    { version, language }: { version: string; language: string | undefined },
  ): Promise<void> {
    const newest = await newestOf(store, { userId: user.id, consentType });
    if (newest?.version === version) {
      if (newest.decision === 'accepted')
        await add({ ...shownIn(newest), userId: user.id, decision: 'withdrawn' });
      return;
    }
    const text = await textFor(user, language);
    const isPresent = text?.version === version;
    // what is no version of the merchant's must not break a line of theirs: it stands in the audit trail
    if (!isPresent && /\p{Cc}/u.test(version)) throw new Problem('REQUEST_INVALID');
    // whatever else a browser calls a version is written down once at most: there is no end to such words
    if (!isPresent && newest && newest.decision !== 'accepted') return;
    const declined = isPresent ? text : { version, language: language ?? 'und', html: '' };
    await add({ ...(await shown(declined)), userId: user.id, decision: 'declined' });
  }

  return {
    async present(user, language) {
      const text = await textFor(user, readLanguage(language));
      if (!text) return { consentType, approved: true };
      return { consentType, ...text, approved: await isApproved(user, text.version) };
    },

    async decide(user, body) {
      const decision = z.safeParse(decisionSchema, body);
      if (!decision.success) throw new Problem('REQUEST_INVALID');
      const { version, approved } = decision.data;
      const language = readLanguage(decision.data.language);
      if (decision.data.consentType !== consentType) throw new Problem('CONSENT_STALE');
      if (!approved) return decline(user, { version, language });
      const text = await textFor(user, language);
      if (text?.version !== version) throw new Problem('CONSENT_STALE');
      await accept(user, text);
    },

    async demand(user, language) {
      const text = await textFor(user, language);
      if (text && !(await isApproved(user, text.version))) throw new Problem('CONSENT_REQUIRED');
    },

    async demandStill(userId) {
      const newest = await newestOf(store, { userId, consentType });
      if (newest && newest.decision !== 'accepted') throw new Problem('CONSENT_REQUIRED');
    },
  };
}

export interface ConsentName {
  readonly userId: string;
  readonly consentType: string;
}

/** Writes down that a user no longer agrees. False when there was nothing to withdraw. */
export async function withdrawConsent(
  { store, now, audit }: Pick<Context, 'store' | 'now' | 'audit'>,
  name: ConsentName,
): Promise<boolean> {
  const newest = await newestOf(store, name);
  if (newest?.decision !== 'accepted') return false;
  const withdrawal = { ...newest, id: crypto.randomUUID(), decision: 'withdrawn', at: now() } as const;
  return addAndNote({ store, audit }, withdrawal);
}

const kinds = { accepted: 'consented', declined: 'declined', withdrawn: 'withdrawn' } as const;

/** Writes down a decision, and notes it in the audit trail if it is news. */
export async function addAndNote(
  { store, audit }: Pick<Context, 'store' | 'audit'>,
  evidence: ConsentEvidence,
  limit?: AcceptanceLimit,
): Promise<boolean> {
  const { userId, consentType, version, decision } = evidence;
  const note = audit.entry({ kind: kinds[decision], userId, consentType, version });
  const isAdded = await store.addConsent(evidence, limit, note);
  if (isAdded) audit.deliverSoon();
  return isAdded;
}

async function newestOf(
  store: Context['store'],
  { userId, consentType }: ConsentName,
): Promise<ConsentEvidence | undefined> {
  return (await store.consents(userId)).findLast((evidence) => evidence.consentType === consentType);
}

const shownIn = ({ version, language, textHash }: ConsentEvidence) => ({ version, language, textHash });

async function shown({ version, language, html }: PresentText) {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(html)));
  return {
    version,
    language,
    textHash: Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join(''),
  };
}
