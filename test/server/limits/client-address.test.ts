import fc from 'fast-check';
import { addressKey } from '../../../src/server/limits/client-address.js';

describe('check 83: one client address', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    [' 203.0.113.7 ', '203.0.113.7'],
    ['203.0.113.7:41234', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::ffff:cb00:7107', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::', '2001:db8:1:2::/64'],
    ['[2001:db8:1:2::9]:41234', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('%s is %s', (address, key) => {
    expect(addressKey(address)).toBe(key);
  });

  it.each([
    '',
    'unknown',
    '_hidden',
    'evil.example',
    '256.1.1.1',
    '1.2.3',
    '0x7f000001',
    '2001:db8',
    '1:2:3:4:5:6:7:8:9',
    '::1]@evil[',
    '::1/../..',
    '203.0.113.7, 10.0.0.1',
  ])('%j is none', (address) => {
    expect(addressKey(address)).toBeUndefined();
  });

  it('every IPv4 address is its own, also inside IPv6', () => {
    fc.assert(
      fc.property(
        fc.ipV4(),
        (address) => addressKey(address) === address && addressKey(`::ffff:${address}`) === address,
      ),
    );
  });

  it('all addresses of one IPv6 network of 64 bits are one', () => {
    const group = fc.integer({ min: 0, max: 0xffff }).map((value) => value.toString(16));
    const half = fc.tuple(group, group, group, group).map((groups) => groups.join(':'));
    fc.assert(
      fc.property(
        half,
        half,
        half,
        (network, one, other) => addressKey(`${network}:${one}`) === addressKey(`${network}:${other}`),
      ),
    );
  });

  it('takes any text and never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.ipV6(),
          fc.string({ unit: fc.constantFrom(':', '.', 'f', '0', '[', ']', '%', '/') }),
        ),
        (text) => {
          const key = addressKey(text);
          return key === undefined || key.length <= 24;
        },
      ),
    );
  });
});
