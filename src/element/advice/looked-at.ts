// What the advice knows of the element and its settings.

export interface TokenSource {
  readonly tokenEndpoint: string;
  readonly requestSession: unknown;
}

export interface LookedAt extends Element, TokenSource {
  readonly startMode: string;
  readonly display: string;
  readonly capture: string;
  readonly providerOrigins: readonly string[];
}
