import { createVeriffFrame } from '@veriff/incontext-sdk';
import { requestPeerSession } from './session.js';

void requestPeerSession().then(({ page }) =>
  createVeriffFrame({ url: page.url, embedded: true, embeddedOptions: { rootElementID: 'place' } }),
);
