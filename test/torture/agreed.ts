// What the bank and the world know of each other.

export const origin = 'https://bank.example';
/**
 * A machine seals with its turn's secret. It opens whatever was sealed before, and what a machine of the next
 * turn, which may run beside it, has sealed.
 */
export const secretsAt = (turn: number): readonly string[] =>
  [turn, turn + 1, ...Array.from({ length: turn }, (_, past) => past)].map(
    (one) => `a secret of this torture, number ${one}`,
  );

/** What a password is in a turn; the bank knows the next one already. */
export const credentialsAt = (turn: number) => ({
  username: 'api',
  password: `a password of this torture, number ${turn}`,
});
export const passwordsAt = (turn: number) => [turn + 1, turn].map((one) => credentialsAt(one).password);
export const pairsAt = (turn: number) => [turn + 1, turn].map(credentialsAt);
export const consentType = 'biometrics';
export const version = '7';
