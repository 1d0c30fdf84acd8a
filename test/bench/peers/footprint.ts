import footprint from '@onefootprint/footprint-js';
import { requestPeerSession } from './session.js';

void requestPeerSession().then(({ accessToken }) =>
  footprint
    .init({ kind: 'verify', variant: 'inline', containerId: 'place', authToken: accessToken })
    .render(),
);
