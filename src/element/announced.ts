// What a customer who cannot see the screen is told of it (WCAG 2.2 4.1.3). No state of its own.

import { complete, type Texts } from '../i18n/en/element-texts.js';
import type { NoticeDetail } from './events.js';
import { saidOf } from './ends.js';
import { wordsFor } from './failure-words.js';
import { announcement, type ViewModel } from './first-screen.js';
import { waitingWords } from './waiting.js';

export interface Announced {
  /** The message itself. */
  readonly words: readonly string[];
  /** What is told beside it. */
  readonly beside: readonly string[];
}

export function announced(model: ViewModel): Announced {
  const texts = complete(model.texts);
  return { words: wordsOf(model, texts), beside: besideOf(model, texts) };
}

function wordsOf(model: ViewModel, texts: Texts): readonly string[] {
  const { state, outcome, told } = model;
  if (told) return told(texts);
  switch (state) {
    case 'verifying':
      return [waitingWords(model, texts).title];
    case 'cancelled':
      return [texts.cancelled];
    case 'succeeded':
      return outcome?.kind === 'success' ? [texts[outcome.outcome]] : [];
    case 'failed': {
      if (outcome?.kind !== 'error') return [];
      const { title, hints } = saidOf(wordsFor(outcome), texts);
      return [title, ...hints.filter((hint) => hint !== undefined)];
    }
    default: {
      const said = announcement(model);
      return said ? [said] : [];
    }
  }
}

function besideOf(model: ViewModel, texts: Texts): readonly string[] {
  if (model.state === 'verifying')
    return waitingWords(model, texts).hints.filter((hint) => hint !== texts.verifyingHint);
  const text = model.state === 'consent' ? undefined : noticeText(model, texts); // it has a line of its own
  return text ? [text] : [];
}

/** What is told above a page. */
export function noticeText(
  { notice, isPopupBlocked }: Pick<ViewModel, 'notice' | 'isPopupBlocked'>,
  texts: Texts,
): string | undefined {
  const key = notice && notices[notice];
  return isPopupBlocked ? texts.popupBlocked : key && texts[key];
}

/** A window that is lost has words of its own, in its place; a wait that is long, in the wait's. */
const notices: Partial<Record<NoticeDetail['code'], keyof Texts>> = {
  FRAME_SILENT: 'silent',
  OFFLINE: 'offline',
  SESSION_EXPIRING: 'expiring',
};
