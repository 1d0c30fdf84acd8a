// Whose word may be heard at all. What passes is read by what a page of its kind may say
// (kinds/page-messages.ts); everybody else is silently nothing.

/** Whether a message is of this very window, while that shows a page of one of these origins. */
export const isFrom = (
  event: MessageEvent<unknown>,
  window: Window | null,
  origins: readonly string[],
): boolean => window !== null && event.source === window && origins.includes(event.origin);
