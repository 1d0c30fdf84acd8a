// Import maps of a page: which of them browsers take, and the hashes in them.

import { own } from '../enrolment/own-properties.js';
import type { Tag } from './read-html.js';

interface ImportMap {
  readonly tag: Tag;
  /** Hashes by address. Empty where the map cannot be read. */
  readonly integrity: readonly (readonly [address: string, hash: string])[];
  readonly isReadable: boolean;
  /** Whether a module comes before it: older browsers ignore the map then. */
  readonly isLate: boolean;
}

export function readImportMaps(tags: readonly Tag[], base: URL): readonly ImportMap[] {
  const scripts = tags.filter(({ name }) => name === 'script');
  return scripts.flatMap((tag, index) => {
    if (typeOf(tag) !== 'importmap') return [];
    const map = parse(tag.text);
    const isLate = scripts.slice(0, index).some((earlier) => typeOf(earlier) === 'module');
    return [{ tag, integrity: hashesIn(map, base), isReadable: map !== undefined, isLate }];
  });
}

const typeOf = ({ attributes }: Tag) => attributes['type']?.trim().toLowerCase();

function parse(text: string): object | undefined {
  try {
    const map: unknown = JSON.parse(text);
    return typeof map === 'object' && map !== null && !Array.isArray(map) ? map : undefined;
  } catch {
    return undefined;
  }
}

function hashesIn(map: object | undefined, base: URL) {
  const integrity = own(map, 'integrity');
  if (typeof integrity !== 'object' || integrity === null) return [];
  return Object.entries(integrity).flatMap(([address, hash]) =>
    typeof hash === 'string' && URL.canParse(address, base)
      ? [[new URL(address, base).href, hash] as const]
      : [],
  );
}
