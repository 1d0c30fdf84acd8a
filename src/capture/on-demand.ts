// Parts of our own camera that come when they are needed.

import { KycError } from '../enrolment/errors.js';

/** @throws KycError `UPLOAD_FAILED` */
export const onDemand = <T>(load: () => Promise<T>): Promise<T> =>
  load().catch((cause: unknown) => {
    throw new KycError('UPLOAD_FAILED', 'A part of the script could not be loaded.', {
      cause,
      retryable: true,
    });
  });
