// British English: what differs from en.

import type { CaptureTexts } from '../en/camera-texts.js';

export const texts: Partial<CaptureTexts> = {
  card: 'Identity card, residence permit or driving licence',
  drivingLicence: 'Driving licence',
};
