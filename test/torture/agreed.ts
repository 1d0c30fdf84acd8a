// What the bank and the world know of each other.

export const origin = 'https://bank.example';
export const secret = 'a secret of this torture, long enough to be one';
export const credentials = { username: 'api', password: 'a password of this torture' };
export const consentType = 'biometrics';
export const version = '7';
