// What is said while the provider is at work. It follows the time and the network, and says one thing.

import type { Texts } from '../i18n/en/element-texts.js';
import type { View } from './first-screen.js';

export interface WaitingWords {
  readonly title: string;
  readonly hints: readonly string[];
}

export function waitingWords(
  { notice, waited, isRestartable }: Pick<View, 'notice' | 'waited' | 'isRestartable'>,
  texts: Texts,
): WaitingWords {
  // the provider may go on meanwhile, but nobody here can know
  if (notice === 'OFFLINE') return { title: texts.offlineTitle, hints: [texts.offline] };
  const title = texts.verifying;
  if (isRestartable) return { title, hints: [texts.delayed, texts.restartHint] };
  const hint = { usual: texts.verifyingHint, long: texts.verifyingLonger, delayed: texts.delayed };
  return { title, hints: [hint[waited ?? 'usual']] };
}
