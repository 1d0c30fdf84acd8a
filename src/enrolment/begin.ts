// The beginning of an attempt: the session and its first page. Everything after that is the loop's (loop.ts).
// The loop is loaded while the first page is shown, so that no customer waits for it.

import type { Ending, Enrolment, LoopPart } from './loop.js';

export interface BeginningOptions extends Enrolment {
  /** Whether to begin a new session in place of the open one. */
  readonly restart: boolean;
  readonly loadRest: () => Promise<LoopPart>;
}

/** Runs one attempt from the first request to its end. @throws KycError */
export async function runEnrolment({ restart, loadRest, ...enrolment }: BeginningOptions): Promise<Ending> {
  const { merchant, screen, onSession } = enrolment;
  const session = await merchant.requestSession(restart);
  onSession(session);
  const { status } = session;
  const report = status.status === 'page' ? await screen.showPage(status, session) : undefined;
  const { runLoop } = await loadRest();
  return runLoop({ ...enrolment, session, report });
}
