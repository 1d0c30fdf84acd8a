import Koa from 'koa';
import mount from 'koa-mount';
import files from 'koa-static';
import { createReadStream } from 'node:fs';
import { kycMiddleware } from 'kyc-enrolment-server/koa';
import { kyc } from './kyc.mjs';

const app = new Koa();
app.use(mount('/kyc', kycMiddleware(kyc)));
app.use(mount('/kyc-enrolment', files('node_modules/kyc-enrolment/dist/cdn')));
app.use((ctx) => {
  ctx.type = 'html';
  ctx.body = createReadStream('index.html');
});
app.listen(Number(process.env.PORT ?? 3000));
