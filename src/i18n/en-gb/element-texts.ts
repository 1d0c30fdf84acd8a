// British English: what differs from en.

import type { Texts } from '../en/element-texts.js';

export const texts: Partial<Texts> = {
  cancelled: 'The verification was cancelled',
};
