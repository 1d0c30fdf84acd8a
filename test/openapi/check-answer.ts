// Holds a real answer against the operation that documents it.

import * as z from 'zod/mini';
import type { ZodOpenApiOperationObject } from 'zod-openapi';
import { paths } from './document.js';

/** `/session/{id}` for a path below the mount; undefined for what is not documented. */
function patternOf(path: string): string | undefined {
  return Object.keys(paths).find((pattern) =>
    new RegExp(`^${pattern.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
}

function operationOf(method: string, pattern: string | undefined): ZodOpenApiOperationObject | undefined {
  const item = pattern === undefined ? undefined : paths[pattern];
  // what refuses another method is documented with the one that there is
  return method === 'GET' ? (item?.get ?? item?.post) : (item?.post ?? item?.get);
}

/**
 * Says which documented answer it is, as `GET /health 200`; throws when there is none, or it has another
 * form.
 */
export async function checkAnswer(request: Request, response: Response): Promise<string> {
  const path = new URL(request.url).pathname.replace(/^\/kyc/, '');
  const pattern = patternOf(path);
  const operation = operationOf(request.method, pattern);
  const name = `${request.method} ${pattern ?? path} ${String(response.status)}`;
  const documented = Object.entries(operation?.responses ?? {}).find(
    ([status]) => status === String(response.status),
  )?.[1];
  if (!documented || '$ref' in documented) throw new Error(`${name} is not documented.`);

  const text = await response.clone().text();
  const [type = ''] = (response.headers.get('content-type') ?? '').split(';');
  const schema = documented.content?.[type as 'application/json']?.schema;
  if (documented.content === undefined) {
    if (text !== '') throw new Error(`${name} has a body.`);
    return name;
  }
  if (!(schema instanceof z.ZodMiniType))
    throw new Error(`${name} has the type "${type}", which is not documented.`);
  const body: unknown = type.endsWith('json') ? JSON.parse(text) : text;
  expect(z.parse(schema, body), name).toEqual(body); // a schema leaves out what it does not know
  return name;
}
