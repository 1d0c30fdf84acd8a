import { decode } from 'jpeg-js';
import {
  judgePage,
  VendorDown,
  type UploadedPage,
} from '../../../../src/providers/wultra/sandbox/document-vendor.js';
import { secureUserId } from '../../../../src/providers/wultra/sandbox/owner-id.js';
import { checkSpecimen } from '../../../../src/providers/wultra/sandbox/specimen.js';

const front: UploadedPage = { filename: 'id_card_front.jpg', type: 'ID_CARD', side: 'FRONT' };

it('W20: the document vendor judges by file names', () => {
  expect(judgePage(front)).toEqual([]);
  expect(judgePage({ ...front, filename: 'id_card_back.jpg' })).toEqual([
    'Different document side than expected',
  ]);
  expect(judgePage({ ...front, filename: 'passport_front.jpg' })).toEqual([
    'Different document type than expected',
  ]);
  expect(() => judgePage({ ...front, filename: 'throw.exception' })).toThrow(VendorDown);
});

it('W19: the biometry vendor knows a user by a hash', async () => {
  expect(await secureUserId('Joe')).toBe('NXMLPV6TYXCGRGZT4UNZ6EF4NKN6RH7I7IVBE7EMNQB42BOWRLHA');
});

it('the specimen’s images are JPEGs, each of its own, and small', async () => {
  const { images } = await checkSpecimen();
  expect(images.map(({ type }) => type)).toEqual(['FACE', 'DOCUMENT_FRONT_SIDE', 'DOCUMENT_BACK_SIDE']);
  expect(new Set(images.map(({ data }) => data)).size).toBe(3);
  for (const { data } of images) {
    expect(decode(Buffer.from(data, 'base64')).width).toBeGreaterThanOrEqual(160);
    expect(data.length).toBeLessThan(16_000);
  }
});
