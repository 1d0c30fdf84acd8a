/** Whether the text is padded base64 of a JPEG or PNG by its first bytes. All that the sandbox ever looks at in a picture. */
export function isPicture(text: string): boolean {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return false;
  return text.startsWith('/9j/') || text.startsWith('iVBORw0KGgo');
}
