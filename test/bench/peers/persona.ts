import { Client } from 'persona';
import { requestPeerSession } from './session.js';

void requestPeerSession().then(({ sessionId, accessToken }) => {
  const client = new Client({
    inquiryId: sessionId,
    sessionToken: accessToken,
    parent: document.querySelector('#place')!,
    onReady: () => client.open(),
  });
});
