// The time that each function spent itself, in the first moments of a script.

export interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
    readonly children?: readonly number[];
  }[];
  readonly samples?: readonly number[];
  /** Microseconds since the sample before. */
  readonly timeDeltas?: readonly number[];
}

export interface SelfTime {
  readonly name: string;
  /** File and line, or empty where it is the browser's own. */
  readonly at: string;
  /** A visit, on average. */
  readonly ms: number;
}

export interface SelfTimes {
  /** Milliseconds a visit that anything ran at all. */
  readonly busyMs: number;
  readonly top: readonly SelfTime[];
}

const isWork = (name: string) => name !== '(idle)' && name !== '(root)';

/** From the first sample inside the script on; the ten longest. */
export function selfTimes(
  profiles: readonly Profile[],
  { script, windowMs }: { readonly script: string; readonly windowMs: number },
): SelfTimes {
  const sums = new Map<string, SelfTime>();
  for (const { nodes, samples = [], timeDeltas = [] } of profiles) {
    const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
    let sinceBegin: number | undefined;
    for (const [index, id] of samples.entries()) {
      const frame = frames.get(id);
      if (!frame) continue;
      if (sinceBegin === undefined && !frame.url.endsWith(script)) continue;
      const ms = (timeDeltas[index + 1] ?? 0) / 1000; // the sample lasts until the next one
      if ((sinceBegin ??= 0) > windowMs) break;
      sinceBegin += ms;
      const name = frame.functionName || '(anonymous)';
      if (!isWork(name)) continue;
      const at = frame.url === '' ? '' : `${frame.url.replace(/^.*\//, '')}:${frame.lineNumber + 1}`;
      const known = sums.get(`${name} ${at}`);
      sums.set(`${name} ${at}`, { name, at, ms: (known?.ms ?? 0) + ms / profiles.length });
    }
  }
  const all = [...sums.values()].sort((one, other) => other.ms - one.ms);
  return { busyMs: all.reduce((sum, { ms }) => sum + ms, 0), top: all.slice(0, 10) };
}
