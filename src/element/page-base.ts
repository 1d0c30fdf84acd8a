// What relative addresses on the merchant's page are relative to. `document.baseURI` would do, but a form, an
// image or a frame of the page with the name "baseURI" stands in its place there.

export const pageBase = (): string => new Text().baseURI;
