// Answers in JSON whose text is still known, so that a host need not read it out of a stream again.

const texts = new WeakMap<Response, string>();

/** As `Response.json(value)`. */
export function jsonAnswer(value: object): Response {
  const text = JSON.stringify(value);
  const response = new Response(text, { headers: { 'content-type': 'application/json' } });
  texts.set(response, text);
  return response;
}

/** The whole body of an answer that `jsonAnswer` has made. Undefined for all others, and for a read one. */
export const textOf = (response: Response): string | undefined =>
  response.bodyUsed ? undefined : texts.get(response);
