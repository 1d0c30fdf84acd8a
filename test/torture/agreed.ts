// What the bank and the world know of each other.

export const origin = 'https://bank.example';
/** Newest first: a new one with each turn, and whatever was sealed before must open. */
export const secretsAt = (turn: number): readonly string[] =>
  Array.from({ length: turn + 1 }, (_, past) => `a secret of this torture, number ${turn - past}`);

/** What a password is in a turn; the bank knows the next one already. */
export const credentialsAt = (turn: number) => ({
  username: 'api',
  password: `a password of this torture, number ${turn}`,
});
export const passwordsAt = (turn: number) => [turn + 1, turn].map((one) => credentialsAt(one).password);
export const pairsAt = (turn: number) => [turn + 1, turn].map(credentialsAt);
export const consentType = 'biometrics';
export const version = '7';
