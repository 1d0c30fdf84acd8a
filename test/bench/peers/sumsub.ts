import sumsub from '@sumsub/websdk';
import { requestPeerSession } from './session.js';

void requestPeerSession().then(({ accessToken }) =>
  sumsub
    .init(accessToken, () => Promise.resolve(accessToken))
    .withBaseUrl('https://sumsub.example')
    .withConf({ lang: 'en' })
    .build()
    .launch('#place'),
);
