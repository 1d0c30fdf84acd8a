import { kyc } from '../../kyc.mjs';

const answer = ({ request }) => kyc.fetch(request);

/** GET and OPTIONS. */
export const loader = answer;
/** POST. */
export const action = answer;
