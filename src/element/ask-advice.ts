// What is said to the merchant's developer is loaded on demand: customers need not a word of it.

type Advice = typeof import('./advice.js');

/** Loads the advice and uses it. Says nothing where it cannot be loaded. */
export const askAdvice = (use: (advice: Advice) => unknown): void =>
  void import('./advice.js').then(use).catch(() => undefined);
