// A merchant as Wultra's own mock of one answers (docs/providers/wultra.md, Vectors: W1 to W9), with every
// answer replaceable.

export interface ServiceRequest {
  readonly path: string;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

type Reply = (request: ServiceRequest) => Response | undefined | Promise<Response | undefined>;

export function createMockMerchant() {
  const requests: ServiceRequest[] = [];
  let override: Reply = () => undefined;

  return {
    requests,
    /** Bodies that came to a service. */
    bodies: (path: string) => requests.filter((request) => request.path === path).map(({ body }) => body),
    /** Answers instead, while it gives a response. */
    answer: (reply: Reply) => {
      override = reply;
    },

    async fetch(url: URL | RequestInfo, init?: RequestInit): Promise<Response> {
      const request = new Request(url, init);
      const path = new URL(request.url).pathname.replace(/^\/services/, '');
      const asked: ServiceRequest = {
        path,
        headers: request.headers,
        body: (await request.json()) as Record<string, unknown>,
      };
      requests.push(asked);
      return (await override(asked)) ?? mockAnswer(asked);
    },
  };
}

export type MockMerchant = ReturnType<typeof createMockMerchant>;

function mockAnswer({ path, body }: ServiceRequest): Response {
  const userId = String(body.userId);
  switch (path) {
    case '/user/lookup': {
      const { clientNumber, shouldFail } = body.identification as {
        clientNumber: string;
        shouldFail?: boolean;
      };
      return shouldFail
        ? new Response(null, { status: 404 })
        : Response.json({ userId: `mockuser_${clientNumber}`, consentRequired: true });
    }
    case '/otp/send':
      return Response.json({ otpSent: true });
    case '/consent/text':
      return Response.json({ consentText: '<html><body><h1>Lorem ipsum</h1></body></html>' });
    case '/consent/storage':
    case '/process/event':
      return Response.json({});
    case '/client/evaluate':
      if (userId.startsWith('mockuser_fail')) return Response.json({}, { status: 500 });
      if (userId === 'mockuser_6666')
        return Response.json({ result: 'NOK', resultReason: 'nok evaluation reason' });
      if (userId === 'mockuser_8888')
        return Response.json({ result: 'WAIT', resultReason: 'wait evaluation reason' });
      return Response.json({
        result: 'OK',
        info: { aggregationResult: true, mdcCheck: true, documentsAccepted: true },
      });
    case '/client/approve':
      return Response.json({
        result: userId.startsWith('mockuser_6666')
          ? 'NOK'
          : userId.startsWith('mockuser_8888')
            ? 'WAIT'
            : 'OK',
        resultReason: 'no reason',
      });
    default:
      return new Response(null, { status: 404 });
  }
}
