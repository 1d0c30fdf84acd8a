// The kit is mounted on Nest's own Express, before Nest's body parser. In TypeScript a controller is a class
// with decorators; here Module is called as a function, so that nothing has to be compiled.

import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { toNodeHandler } from 'kyc-enrolment-server/node';
import { kyc } from './kyc.mjs';

class ShopModule {}
Module({})(ShopModule);

const app = await NestFactory.create(ShopModule, { bodyParser: false, logger: ['error', 'warn'] });
app.use('/kyc', toNodeHandler(kyc));
app.useBodyParser('json'); // for the shop's own routes
app.useStaticAssets('node_modules/kyc-enrolment/dist/cdn', { prefix: '/kyc-enrolment' });
app.getHttpAdapter().get('/', (request, response) => response.sendFile('index.html', { root: '.' }));
await app.listen(Number(process.env.PORT ?? 3000));
