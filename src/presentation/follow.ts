// Goes to a page's address as a link does: by `referrerpolicy` the provider learns the origin at most,
// whatever the merchant's own policy gives away (docs/checks.md 28). The link is never in a document.

export function follow(from: Document, url: string): void {
  const link = from.createElement('a');
  link.referrerPolicy = 'strict-origin-when-cross-origin';
  link.href = url;
  link.click();
}
