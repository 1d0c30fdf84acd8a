/** Every method. The kit is created with the first request, because there is no secret in `vite build`. */
export const fallback = async ({ request }) => {
  const { kyc } = await import('../../../../kyc.mjs');
  return kyc.fetch(request);
};
