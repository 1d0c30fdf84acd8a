// Declarations that name a framework's module, for users who have not installed that framework: TypeScript is
// told not to look for it. In this repository all of these modules are installed and checked.

/** Marks each line that names another project's module. */
export const withOptionalModules = (declarations: string): string =>
  declarations.replaceAll(
    /^(?=import .* from '[^.]|declare module ')/gm,
    '// @ts-ignore: installed with its framework\n',
  );
