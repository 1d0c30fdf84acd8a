// The API's access tokens. They are opaque, so that nobody reads anything into them.

export interface AccessTokensOptions {
  readonly now: () => number;
  readonly randomUUID: () => string;
  /** In seconds. */
  readonly lifetimeS: number;
}

/** Creates the store of access tokens. */
export function createAccessTokens({ now, randomUUID, lifetimeS }: AccessTokensOptions) {
  const expiries = new Map<string, number>();
  return {
    lifetimeS,

    mint(): string {
      const token = randomUUID() + randomUUID();
      expiries.set(token, now() + lifetimeS * 1000);
      return token;
    },

    isValid: (token: string): boolean => (expiries.get(token) ?? 0) > now(),

    /** Makes every token so far invalid. */
    revoke: (): void => expiries.clear(),
  };
}

export type AccessTokens = ReturnType<typeof createAccessTokens>;
