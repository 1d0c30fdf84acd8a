// Specimens as files. Each is drawn when it is first requested.

import { findSpecimen } from './catalogue.js';
import type { SpecimenName } from './catalogue.js';
import { encodeJpeg } from './picture-file.js';

const files = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

/** The JPEG of a specimen. Undefined if there is none with this name. */
export function specimenFile(name: SpecimenName): Promise<Uint8Array<ArrayBuffer>>;
export function specimenFile(name: string): Promise<Uint8Array<ArrayBuffer>> | undefined;
export function specimenFile(name: string): Promise<Uint8Array<ArrayBuffer>> | undefined {
  const specimen = findSpecimen(name);
  if (!specimen) return undefined;
  const file = files.get(name) ?? encodeJpeg(specimen.draw());
  files.set(name, file);
  return file;
}
