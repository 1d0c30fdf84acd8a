// The merchant's endpoint that gives a session to a phone (docs/contract.md, Going on on a phone). The link
// is a secret: it must never be put into the page as a text, or be logged.

import { serverFailure } from '../enrolment/errors.js';
import { own, ownText } from '../enrolment/own-properties.js';
import { readUrl } from '../enrolment/read-url.js';
import { readRefusal } from '../enrolment/refusal.js';
import { createSender, readJson, type RetryPolicy, type SenderOptions } from '../enrolment/sender.js';

const LONGEST_BODY = 4_096;

export interface DeviceEndpointOptions extends SenderOptions {
  readonly deviceUrl: string;
  /** The token endpoint's address: `deviceUrl` must be of its origin. */
  readonly baseUrl: string;
}

export type DeviceEndpoint = ReturnType<typeof createDeviceEndpoint>;

/** @throws KycError `TOKEN_RESPONSE_INVALID` for an address of another origin */
export function createDeviceEndpoint({ deviceUrl, baseUrl, ...options }: DeviceEndpointOptions) {
  const { insist } = createSender(options);
  const url = readUrl(deviceUrl, baseUrl);
  if (url?.origin !== new URL(baseUrl).origin) throw invalid('deviceUrl');

  const post = (body: object, policy?: RetryPolicy): Promise<unknown> =>
    insist(
      {
        url: url.href,
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
        read: async (response) =>
          response.ok ? { value: await readJson(response, LONGEST_BODY) } : readRefusal(response, false),
      },
      policy,
    );

  return {
    /** A link for the phone, which ends the one before. @throws KycError */
    async offer(wishes: { language: string; capture: 'hosted' | 'own' }) {
      const answer = await post(wishes);
      const link = ownText(answer, 'link') ?? '';
      if (!readUrl(link)) throw invalid('link');
      return { link, sms: ownText(answer, 'sms') };
    },
    /** Whether the server has sent the link, to a number that it knows or that was typed. Asked once. */
    sendSms: (sms: { link: string; to?: string | undefined }): Promise<boolean> =>
      post({ sms }, once).then(
        (answer) => own(answer, 'isSent') === true,
        () => false,
      ),
    /** Whether these are the digits that the phone shows. There is one try. @throws KycError */
    match: async (digits: string) => own(await post({ digits }), 'isMatched') === true,
    /** Whether the phone has sent pictures, which another camera cannot go on from. @throws KycError */
    takeBack: async () => own(await post({ takeBack: true }), 'hasPictures') === true,
  };
}

/** A message that may have been sent is not sent again. */
const once: RetryPolicy = () => undefined;

const invalid = (name: string) => serverFailure(`gave a wrong "${name}"`, {}, 'TOKEN_RESPONSE_INVALID');
