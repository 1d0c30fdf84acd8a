import { index, route } from '@react-router/dev/routes';

export default [index('routes/verify.jsx'), route('kyc/*', 'routes/kyc.js')];
