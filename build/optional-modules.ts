// Declarations that speak of a framework's module, for those who have not installed that framework: TypeScript
// is told not to ask for it. In our own tree all of them are there, and are checked.

/** Marks each line that names a module of somebody else's. */
export const withOptionalModules = (declarations: string): string =>
  declarations.replaceAll(
    /^(?=import .* from '[^.]|declare module ')/gm,
    '// @ts-ignore: installed with its framework\n',
  );
