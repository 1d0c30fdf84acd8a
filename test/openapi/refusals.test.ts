// Which refusals the document promises, and which the kit gives: the same ones, for every route.

import * as z from 'zod/mini';
import { routes, send, startEverything } from './every-route.js';
import type { Everything, Route } from './every-route.js';
import { openApiText } from './document.js';
import { mend, situations } from './situations.js';
import type { Situation } from './situations.js';

afterEach(mend);

const nameOf = ({ verb, path }: Route) => `${verb.toUpperCase()} ${path}`;
const problemSchema = z.object({ code: z.string() });

/** The status, and the code of our own refusals. */
async function refusalOf(response: Response): Promise<string> {
  const isProblem = response.headers.get('content-type') === 'application/problem+json';
  const said = isProblem ? ` ${problemSchema.parse(await response.json()).code}` : '';
  return `${response.status}${said}`;
}

async function ask(route: Route, { given, isHandedOn, before }: Situation): Promise<string> {
  const all = await startEverything(given?.() ?? {}, {
    isHandedOn: isHandedOn ?? route.path.startsWith('/device/'),
  });
  const asking = all.asking(route);
  const other = await before?.(all, asking);
  const refusal = await refusalOf(await send(isKit(other) ? other : all, route.verb.toUpperCase(), asking));
  mend();
  return refusal;
}

const isKit = (value: unknown): value is Pick<Everything, 'kit'> =>
  typeof value === 'object' && value !== null && 'kit' in value;

const schemaSchema = z.object({
  properties: z.object({ code: z.optional(z.object({ enum: z.array(z.string()) })) }),
});
const responseSchema = z.object({
  content: z.optional(z.record(z.string(), z.object({ schema: z.unknown() }))),
});
const documentSchema = z.object({
  paths: z.record(
    z.string(),
    z.record(z.string(), z.object({ responses: z.record(z.string(), z.unknown()) })),
  ),
  components: z.object({ responses: z.record(z.string(), z.unknown()) }),
});

/** What the document promises beside success. */
function documented(): ReadonlyMap<string, readonly string[]> {
  const { paths, components } = documentSchema.parse(JSON.parse(openApiText()));
  const resolve = (response: unknown) => {
    const { data } = z.safeParse(z.object({ $ref: z.string() }), response);
    return responseSchema.parse(data ? components.responses[data.$ref.split('/').at(-1) ?? ''] : response);
  };
  const codesOf = ([status, response]: [string, unknown]) => {
    const problem = resolve(response).content?.['application/problem+json'];
    const codes = problem && schemaSchema.parse(problem.schema).properties.code?.enum;
    return codes?.map((code) => `${status} ${code}`) ?? [status];
  };
  return new Map(
    routes.map((route) => [
      nameOf(route),
      Object.entries(paths[route.path]?.[route.verb]?.responses ?? {})
        .flatMap(codesOf)
        .filter((code) => !/^[23]/.test(code)),
    ]),
  );
}

describe('every route', () => {
  const verbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

  it('answers another method with 405 and the methods that there are', async () => {
    const all = await startEverything({}, { isHandedOn: false });
    for (const path of new Set(routes.map((route) => route.path))) {
      const of = routes.filter((route) => route.path === path);
      const [route] = of;
      if (!route) throw new Error('no route');
      const known = of.map(({ verb }) => verb.toUpperCase());
      for (const verb of verbs.filter((one) => !known.includes(one))) {
        const response = await send(all, verb, { ...all.asking(route), body: undefined });
        expect(response.status, `${verb} ${path}`).toBe(405);
        if (!path.startsWith('/wultra/'))
          expect(response.headers.get('allow')?.split(', ').sort(), path).toEqual(known.sort());
      }
    }
  });

  it('gives exactly the refusals that are documented', async () => {
    const given = new Map(routes.map((route) => [nameOf(route), new Set<string>()]));
    for (const situation of Object.values(situations))
      for (const route of routes.filter(situation.of ?? (() => true)))
        given.get(nameOf(route))?.add(await ask(route, situation));
    const isMethod = (code: string) => code.startsWith('405');
    for (const [name, codes] of documented())
      expect
        .soft([...(given.get(name) ?? [])].filter((code) => !/^[23]/.test(code)).sort(), name)
        .toEqual(codes.filter((code) => !isMethod(code)).sort());
    for (const [name, codes] of documented()) expect.soft(codes.some(isMethod), name).toBe(true);
  }, 60_000);
});
