// The SBOM of a published package, cut out of the one that npm makes of the whole lockfile. `npm sbom --omit
// dev` leaves out what a development tool needs as well (npm 11), Lit among it. Pure.

/** Everything that a package with this manifest brings with it, as CycloneDX. */
export function sbomOf(whole, { name, version, license, dependencies = {}, optionalDependencies = {} }) {
  const dependsOn = new Map(whole.dependencies.map((entry) => [entry.ref, entry.dependsOn]));
  const wanted = Object.keys({ ...dependencies, ...optionalDependencies });
  const direct = dependsOn.get(whole.metadata.component['bom-ref']) ?? [];
  const refs = direct.filter((ref) => wanted.includes(ref.slice(0, ref.lastIndexOf('@'))));
  if (refs.length < wanted.length) throw new Error(`The lockfile has not all of ${wanted.join(', ')}.`);
  const reached = new Set(refs);
  for (const ref of reached) for (const next of dependsOn.get(ref) ?? []) reached.add(next);
  const ref = `${name}@${version}`;
  return {
    ...whole,
    metadata: {
      ...whole.metadata,
      component: {
        'bom-ref': ref,
        type: 'library',
        name,
        version,
        purl: `pkg:npm/${ref}`,
        licenses: [{ license: { id: license } }],
      },
    },
    components: whole.components.filter((component) => reached.has(component['bom-ref'])),
    dependencies: [{ ref, dependsOn: refs }, ...whole.dependencies.filter((entry) => reached.has(entry.ref))],
  };
}
