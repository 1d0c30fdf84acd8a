// The ways in which a network fails, each as a fetch between a provider and its service.

/** Records requests, and answers them itself. */
export function answering(answer: (request: Request) => Response | Promise<Response>) {
  const requests: Request[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    requests.push(request.clone());
    return answer(request);
  };
  return { fetch, requests };
}

/** Breaks the connection before there is an answer. */
export const unreachable = () => Promise.reject(new TypeError('fetch failed'));

/** Never answers until the request is cancelled. */
export const hanging = ({ signal }: Request) =>
  new Promise<never>((_, reject) => {
    const cancel = () => reject(signal.reason as Error);
    if (signal.aborted) cancel();
    else signal.addEventListener('abort', cancel, { once: true });
  });

/** Lets requests arrive, and drops their answers while `isLossy` says so. */
export function losing(fetch: typeof globalThis.fetch, isLossy: (request: Request) => boolean) {
  return answering(async (request) => {
    const lost = isLossy(request);
    const response = await fetch(request);
    if (!lost) return response;
    await response.body?.cancel();
    return unreachable();
  });
}
