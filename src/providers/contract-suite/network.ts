// The ways in which a network fails, as a fetch that goes between a provider and its service.

/** Notes what is asked, and answers itself. */
export function answering(answer: (request: Request) => Response | Promise<Response>) {
  const requests: Request[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    requests.push(request.clone());
    return answer(request);
  };
  return { fetch, requests };
}

/** The connection breaks before there is an answer. */
export const unreachable = () => Promise.reject(new TypeError('fetch failed'));

/** No answer comes, until the request is cancelled. */
export const hanging = ({ signal }: Request) =>
  new Promise<never>((_, reject) => {
    const cancel = () => reject(signal.reason as Error);
    if (signal.aborted) cancel();
    else signal.addEventListener('abort', cancel, { once: true });
  });

/** Requests arrive; while `isLossy` says so, their answers do not. */
export function losing(fetch: typeof globalThis.fetch, isLossy: (request: Request) => boolean) {
  return answering(async (request) => {
    const lost = isLossy(request);
    const response = await fetch(request);
    if (!lost) return response;
    await response.body?.cancel();
    return unreachable();
  });
}
