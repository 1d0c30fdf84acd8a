import * as fc from 'fast-check';
import {
  decodeApproval,
  decodeConsentText,
  decodeEvaluation,
  decodeLookup,
  decodeOtpSent,
  Undecodable,
  type Answer,
} from '../../../../src/providers/wultra/sandbox/decoding.js';
import { allProfiles, profileNamed } from '../../../../src/providers/wultra/sandbox/profiles.js';

const json = (body: unknown): Answer => ({ contentType: 'application/json', text: JSON.stringify(body) });
const [oldest, seed, newest] = [profileNamed('1.9'), profileNamed('seed'), profileNamed('2.2')];

describe('the look-up', () => {
  it.each(allProfiles)('W1: takes the mock merchant’s answer ($name)', (profile) => {
    expect(decodeLookup(json({ userId: 'mockuser_1234', consentRequired: true }), profile)).toEqual({
      userId: 'mockuser_1234',
      consentRequired: true,
    });
  });

  it.each([{ userId: null, consentRequired: true }, { consentRequired: true }, null])(
    'fails without a user id (%j)',
    (body) => {
      for (const profile of allProfiles) expect(() => decodeLookup(json(body), profile)).toThrow(Undecodable);
    },
  );

  it.each([
    { userId: 'u', consentRequired: null },
    { userId: 'u' },
    { userId: 'u', consent: 'REQUIRED' },
    { userId: 'u', consentRequired: 'true' },
  ])('fails without a boolean consentRequired where code decides (%j)', (body) => {
    for (const profile of [oldest, newest])
      expect(() => decodeLookup(json(body), profile)).toThrow('consentRequired');
  });

  it.each([
    [{ userId: 'u', consent: 'NOT_REQUIRED', consentRequired: true }, false],
    [{ userId: 'u', consent: 'REQUIRED', consentRequired: false }, true],
    [{ userId: 'u', consent: 'NOT_EVALUATED', consentRequired: false }, false],
    [{ userId: 'u', consent: null, consentRequired: null }, true],
    [{ userId: 'u' }, true],
  ])('reads `consent` first where the documents decide (%j)', (body, consentRequired) => {
    expect(decodeLookup(json(body), seed).consentRequired).toBe(consentRequired);
  });
});

describe('the code and the consent', () => {
  it('W3: a code is sent when the merchant says so', () => {
    expect(() => decodeOtpSent(json({ otpSent: true }))).not.toThrow();
  });

  it.each([{ otpSent: false }, {}, { otpSent: null }, { otpSent: 'true' }])(
    'a code is not sent otherwise (%j)',
    (body) => {
      expect(() => decodeOtpSent(json(body))).toThrow(Undecodable);
    },
  );

  it('W5: takes the mock merchant’s text', () => {
    expect(
      decodeConsentText(json({ consentText: '<html><body><h1>Lorem ipsum</h1></body></html>' })),
    ).toContain('Lorem ipsum');
    expect(() => decodeConsentText(json({ consentText: null }))).toThrow('consentText');
  });
});

describe('the evaluation', () => {
  it.each(allProfiles)('W7: takes the mock merchant’s answer, without a reason ($name)', (profile) => {
    const answer = json({
      result: 'OK',
      info: { aggregationResult: true, mdcCheck: true, documentsAccepted: true },
    });
    expect(decodeEvaluation(answer, profile)).toEqual({ result: 'OK', resultReason: null });
  });

  it('W8: takes NOK, and WAIT from 2.1 on', () => {
    expect(decodeEvaluation(json({ result: 'NOK', resultReason: 'nok evaluation reason' }), oldest)).toEqual({
      result: 'NOK',
      resultReason: 'nok evaluation reason',
    });
    const wait = json({ result: 'WAIT', resultReason: 'wait evaluation reason' });
    expect(() => decodeEvaluation(wait, oldest)).toThrow('result');
    for (const profile of [seed, newest]) expect(decodeEvaluation(wait, profile).result).toBe('WAIT');
  });

  it.each([{}, { result: null }, { result: 'ok' }, { result: 'LATER' }, [], 'OK', null])(
    'fails without a result that it knows (%j)',
    (body) => {
      for (const profile of allProfiles)
        expect(() => decodeEvaluation(json(body), profile)).toThrow(Undecodable);
    },
  );
});

describe('the approval', () => {
  it.each(['OK', 'NOK', 'WAIT'])('W9: takes the mock merchant’s %s', (result) => {
    expect(decodeApproval(json({ result, resultReason: 'no reason' }))).toEqual({
      result,
      resultReason: 'no reason',
    });
  });

  it('takes an empty reason', () => {
    expect(decodeApproval(json({ result: 'OK', resultReason: '' })).resultReason).toBe('');
  });

  it.each([
    { result: 'OK', resultReason: null },
    { result: 'OK' },
    { resultReason: 'no reason' },
    { result: 'OK', resultReason: 7 },
  ])('W16: fails where either is missing (%j)', (body) => {
    expect(() => decodeApproval(json(body))).toThrow(Undecodable);
  });
});

describe('any answer', () => {
  it('has to be JSON by its type', () => {
    const text = JSON.stringify({ otpSent: true });
    for (const contentType of [null, 'text/html', 'text/plain; charset=utf-8', 'application/jsonp'])
      expect(() => decodeOtpSent({ contentType, text })).toThrow('Content-Type');
    for (const contentType of ['application/json; charset=utf-8', 'application/problem+json'])
      expect(() => decodeOtpSent({ contentType, text })).not.toThrow();
  });

  it.each(['', '  \n', '{"otpSent":true', '<html>'])('has to be JSON (%j)', (text) => {
    expect(() => decodeOtpSent({ contentType: 'application/json', text })).toThrow(Undecodable);
  });

  it('may hold more than is asked for', () => {
    expect(
      decodeApproval(
        json({ result: 'OK', resultReason: 'x', errorCode: 'ERROR_GENERIC', nested: { a: [1] } }),
      ).result,
    ).toBe('OK');
  });

  it('fails in one way, and never says what it held', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 4 }), (text) => {
        try {
          decodeConsentText({ contentType: 'application/json', text });
        } catch (error) {
          expect(error).toBeInstanceOf(Undecodable);
          expect([
            'the body is not JSON',
            'the body is empty',
            'not usable: the body',
            'not usable: consentText',
          ]).toContain((error as Error).message);
        }
      }),
    );
  });
});
