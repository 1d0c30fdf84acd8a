// Answers in JSON. Most hosts get them as Responses. Node's bridge gets their text and headers: a Response
// has a stream, and to make one and read it again would cost more than all of a status read.

/** An answer in JSON, with the headers of every answer. Its status is 200. */
export interface PlainAnswer {
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

const commonHeaders = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  vary: 'Origin, Sec-Fetch-Site, Access-Control-Request-Headers',
};

const texts = new WeakMap<Response, string>();

/**
 * Stands for `Response.json(value)` on its way through the router: its body comes when the answer leaves the
 * kit (`completed`). To a HEAD it is one at once, because the router takes nothing but headers of it.
 */
export function jsonAnswer(value: object, { method }: Request): Response {
  if (method === 'HEAD') return Response.json(value);
  const response = new Response(null);
  texts.set(response, JSON.stringify(value));
  return response;
}

/** The answer of a route with the headers of every answer, and those for its page. */
export function completed(
  response: Response,
  forPage: Readonly<Record<string, string>>,
): Response | PlainAnswer {
  const text = texts.get(response);
  if (text !== undefined)
    return { text, headers: { 'content-type': 'application/json', ...commonHeaders, ...forPage } };
  for (const [name, value] of Object.entries({ ...commonHeaders, ...forPage }))
    response.headers.set(name, value);
  return response;
}

/** By its text, because a merchant's Response may be of another class than this realm's. */
export const isPlain = (answer: Response | PlainAnswer): answer is PlainAnswer =>
  typeof answer.text === 'string';

/** The answer for a host that takes Responses. */
export const asResponse = (answer: Response | PlainAnswer): Response =>
  isPlain(answer) ? new Response(answer.text, { headers: answer.headers }) : answer;
