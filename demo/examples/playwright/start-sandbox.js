import { startSandbox } from 'kyc-enrolment-sandbox';

const { PORT = '3000', SANDBOX_PORT = '4600' } = process.env;

export default async function () {
  const sandbox = await startSandbox({
    port: Number(SANDBOX_PORT),
    trustmatic: {
      webhookUrl: `http://localhost:${PORT}/kyc/webhook/trustmatic`,
      verdictAfterMs: 0, // no wait for the verdict
    },
  });
  return () => sandbox.close();
}
