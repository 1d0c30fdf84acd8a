// A browser that does not know something yet, or a page whose polyfill does not.

/** Takes a member of the browser's away until the test is over. */
export function without(holder: object, name: string): void {
  const known = Object.getOwnPropertyDescriptor(holder, name);
  if (!known) return; // this browser does not know it either
  Reflect.deleteProperty(holder, name);
  onTestFinished(() => void Object.defineProperty(holder, name, known));
}
