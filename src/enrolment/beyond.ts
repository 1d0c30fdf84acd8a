// Whether the server is beyond the page that a customer is shown, or the customer goes on on another device.

import type { Page, Session, Status } from './merchant-contract.js';

export interface ShownPage {
  readonly page: Page;
  readonly session: Session;
  /** It stands in a frame or a window, where the customer may be at work. */
  readonly isLive: boolean;
  /** Set where that can be shown. The page is over then. */
  goElsewhere?: (() => void) | undefined;
}

/** One that another tab has sent to a phone, say. This one may send no pictures any more. */
export function heedElsewhere(status: Status | undefined, { goElsewhere }: ShownPage): void {
  if (status?.status === 'page' && status.elsewhere?.state === 'active') goElsewhere?.();
}

/** A wait takes no frame or window from a customer: only a further page and a verdict do. */
export const isBeyond = (status: Status, { page, isLive }: ShownPage): boolean =>
  status.status === 'page' ? status.page.step !== page.step : status.status !== 'pending' || !isLive;
