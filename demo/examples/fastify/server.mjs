import { resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import Fastify from 'fastify';
import { kycPlugin } from 'kyc-enrolment-server/fastify';
import { kyc } from './kyc.mjs';

const app = Fastify();
app.register(kycPlugin(kyc), { prefix: '/kyc' });
app.register(fastifyStatic, {
  root: resolve('node_modules/kyc-enrolment/dist/cdn'),
  prefix: '/kyc-enrolment/',
});
app.get('/', (request, reply) => reply.sendFile('index.html', resolve('.')));
await app.listen({ port: Number(process.env.PORT ?? 3000), host: 'localhost' });
