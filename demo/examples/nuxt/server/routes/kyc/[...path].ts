import { kyc } from '~~/kyc.mjs';

export default defineEventHandler((event) => kyc.fetch(toWebRequest(event)));
