import { DiditSdk } from '@didit-protocol/sdk-web';
import { requestPeerSession } from './session.js';

void requestPeerSession().then(({ page }) =>
  DiditSdk.shared.startVerification({
    url: page.url,
    configuration: { embedded: true, embeddedContainerId: 'place' },
  }),
);
