// What a merchant's developer has mistaken in `identify`, told on their own computer alone: where customers
// are, a field that is none of ours may stand beside ours on purpose. It must never name a value.

import { isLoopback } from '../providers/base-url.js';
import type { SafeLogger } from './logger.js';

const told = new WeakSet<object>();

/** Looks at what `identify` returned. Tells a mistake once for each function. */
export function tellOfMistakes(
  { identify, logger }: { readonly identify: object; readonly logger: SafeLogger },
  { request, answer, names }: { request: Request; answer: unknown; names: readonly string[] },
): void {
  if (told.has(identify) || !isLoopback(new URL(request.url))) return;
  if (answer === undefined) {
    told.add(identify);
    logger.warn(
      {},
      'identify() returned undefined, which counts as nobody. ' +
        'Is there a "return" in it? It returns null where nobody is signed in.',
    );
  }
  const fields = misspelt(answer, names);
  if (fields.length === 0) return;
  told.add(identify);
  logger.warn({ fields }, 'identify() returned these fields in another spelling, and they are left out.');
}

/** Names of ours that stand there with other capitals, dashes or underscores only: `external_id`. */
function misspelt(answer: unknown, names: readonly string[]): readonly string[] {
  const written = namesIn(answer);
  const plain = new Set(written.filter((name) => !names.includes(name)).map(plainly));
  return names.filter((name) => !written.includes(name) && plain.has(plainly(name)));
}

/** The names of the answer's fields, and of those of the applicant's form. */
function namesIn(answer: unknown): readonly string[] {
  if (typeof answer !== 'object' || answer === null) return [];
  const form: unknown = Reflect.get(answer, 'applicantForm');
  const inForm = typeof form === 'object' && form !== null ? Object.keys(form) : [];
  return [...Object.keys(answer), ...inForm.map((name) => `applicantForm.${name}`)];
}

const plainly = (name: string) => name.toLowerCase().replaceAll(/[-_]/g, '');
