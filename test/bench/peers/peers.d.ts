// What the pages here use of the peers, so that the types can be checked where the peers are not installed.

declare module '@veriff/incontext-sdk' {
  export function createVeriffFrame(options: {
    url: string;
    embedded: boolean;
    embeddedOptions: { rootElementID: string };
  }): unknown;
}

declare module '@sumsub/websdk' {
  interface Builder {
    withBaseUrl(url: string): Builder;
    withConf(configuration: { lang: string }): Builder;
    build(): { launch(container: string): void };
  }
  const sumsub: { init(accessToken: string, renew: () => Promise<string>): Builder };
  export default sumsub;
}

declare module 'persona' {
  export class Client {
    constructor(options: { inquiryId: string; sessionToken: string; parent: Element; onReady: () => void });
    open(): void;
  }
}

declare module '@didit-protocol/sdk-web' {
  export const DiditSdk: {
    shared: {
      startVerification(options: {
        url: string;
        configuration: { embedded: boolean; embeddedContainerId: string };
      }): void;
    };
  };
}

declare module '@onefootprint/footprint-js' {
  const footprint: {
    init(options: { kind: 'verify'; variant: 'inline'; containerId: string; authToken: string }): {
      render(): Promise<void>;
    };
  };
  export default footprint;
}
