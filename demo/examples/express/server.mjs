// A shop that parses every body as JSON before anything else sees it. `verify` keeps the bytes, which the
// webhook's signature is made of.

import express from 'express';
import { toNodeHandler } from 'kyc-enrolment-server/node';
import { kyc } from './kyc.mjs';

const app = express();
app.use(
  express.json({
    verify: (request, response, bytes) => {
      request.rawBody = bytes;
    },
  }),
);
app.use('/kyc', toNodeHandler(kyc));
app.use('/kyc-enrolment', express.static('node_modules/kyc-enrolment/dist/cdn'));
app.get('/', (request, response) => response.sendFile('index.html', { root: '.' }));
app.listen(Number(process.env.PORT ?? 3000));
